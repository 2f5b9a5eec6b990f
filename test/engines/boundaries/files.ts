import { zipSync } from 'fflate'
import proj4 from 'proj4'

export const text = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

export const square = [[-71.5, 42.3], [-71.4, 42.3], [-71.4, 42.4], [-71.5, 42.4], [-71.5, 42.3]]

export const feature = (coordinates: unknown = [square], type = 'Polygon', district: unknown = 'First Essex') => ({
  type: 'Feature',
  properties: { district, district_display: '1st Essex' },
  geometry: { type, coordinates },
})

export const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

export const declared = (name: string, ...features: unknown[]) => ({
  ...collection(...features),
  crs: { type: 'name', properties: { name } },
})

/** Massachusetts State Plane, mainland, written independently of the engine: false origin in metres, then the unit. */
const plane = '+proj=lcc +lat_1=42.68333333333333 +lat_2=41.71666666666667 +lat_0=41 +lon_0=-71.5 +x_0=200000 +y_0=750000 +ellps=GRS80'

export const metres = square.map(position => proj4(`${plane} +units=m`, position))
export const feet = square.map(position => proj4(`${plane} +units=us-ft`, position))
export const mercator = square.map(([lon = 0, lat = 0]) => [
  (lon * Math.PI * 6378137) / 180,
  6378137 * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)),
])

/** A shapefile of one polygon with one text field, built byte by byte after the ESRI description of 1998. */
export function shapefile(corners: number[][], name = 'First Essex') {
  const clockwise = corners.toReversed()
  const content = 48 + clockwise.length * 16
  const shp = new DataView(new ArrayBuffer(100 + 8 + content))
  shp.setInt32(0, 9994)
  shp.setInt32(24, shp.byteLength / 2)
  shp.setInt32(28, 1000, true)
  shp.setInt32(32, 5, true)
  shp.setInt32(100, 1)
  shp.setInt32(104, content / 2)
  shp.setInt32(108, 5, true)
  shp.setInt32(144, 1, true)
  shp.setInt32(148, clockwise.length, true)
  clockwise.forEach(([x = 0, y = 0], n) => {
    shp.setFloat64(156 + n * 16, x, true)
    shp.setFloat64(164 + n * 16, y, true)
  })

  const dbf = new DataView(new ArrayBuffer(32 + 32 + 1 + 21 + 1))
  const bytes = new Uint8Array(dbf.buffer)
  bytes[0] = 3
  dbf.setUint32(4, 1, true)
  dbf.setUint16(8, 65, true)
  dbf.setUint16(10, 21, true)
  bytes.set(text('district'), 32)
  bytes.set(text('C'), 43)
  bytes[48] = 20
  bytes[64] = 0x0d
  bytes.set(text(` ${name.padEnd(20)}`), 65)
  bytes[86] = 0x1a
  return { shp: new Uint8Array(shp.buffer), dbf: bytes }
}

export const zip = (files: Record<string, Uint8Array>) => zipSync(files)

export const mainlandPrj = text(
  'PROJCS["NAD_1983_StatePlane_Massachusetts_Mainland_FIPS_2001",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",'
  + 'SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
  + 'PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",200000.0],PARAMETER["False_Northing",750000.0],'
  + 'PARAMETER["Central_Meridian",-71.5],PARAMETER["Standard_Parallel_1",41.71666666666667],'
  + 'PARAMETER["Standard_Parallel_2",42.68333333333333],PARAMETER["Latitude_Of_Origin",41.0],UNIT["Meter",1.0]]',
)
