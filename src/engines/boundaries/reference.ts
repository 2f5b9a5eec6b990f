import proj4 from 'proj4'
import { Refusal } from '#engines/boundaries/refusal.ts'
import type { Polygon, Position } from '#engines/districts/polygons.ts'

type Area = [west: number, south: number, east: number, north: number]

/** `definition` in proj4's terms (missing: degrees as they are); `area` in which its coordinates make sense. */
type System = { code: string; definition?: string; area: Area }

const world: Area = [-180, -90, 180, 90]
const massachusetts: Area = [-74.5, 40.5, -69, 43.5]
const mainland = '+proj=lcc +lat_0=41 +lon_0=-71.5 +lat_1=42.68333333333333 +lat_2=41.71666666666667 +ellps=GRS80 +towgs84=0,0,0 +no_defs'
const island = '+proj=lcc +lat_0=41 +lon_0=-70.5 +lat_1=41.48333333333333 +lat_2=41.28333333333333 +ellps=GRS80 +towgs84=0,0,0 +no_defs'

/** EPSG Geodetic Parameter Dataset. 2249 is 26986 in US survey feet. */
const systems: System[] = [
  { code: 'CRS84', area: world },
  { code: 'EPSG:4326', area: world },
  { code: 'EPSG:4269', area: world },
  { code: 'EPSG:3857', definition: 'EPSG:3857', area: world },
  { code: 'EPSG:900913', definition: 'EPSG:3857', area: world },
  { code: 'EPSG:26986', definition: `${mainland} +x_0=200000 +y_0=750000 +units=m`, area: massachusetts },
  { code: 'EPSG:2249', definition: `${mainland} +x_0=200000.0001016002 +y_0=750000 +units=us-ft`, area: massachusetts },
  { code: 'EPSG:26987', definition: `${island} +x_0=500000 +y_0=0 +units=m`, area: massachusetts },
]

/** Turns a file's coordinates into WGS84, or refuses the system, or the file for not fitting it. */
export function converterFor(declared: string | undefined, shapes: Polygon[][]) {
  const sample = shapes.flat(3)
  const stray = sample.find(position => !within(position, world))
  if (declared === undefined && stray) {
    const where = stray.join(', ')
    throw new Refusal(`These coordinates look like metres or feet (${where}); say which reference system they are in with --crs`)
  }

  const { code, definition, area } = declared === undefined ? known('EPSG:4326') : find(declared)
  if (definition && !stray) {
    throw new Refusal(`These coordinates look like degrees (${sample[0]?.join(', ')}) but are said to be in ${code}`)
  }

  const converter = definition === undefined ? undefined : proj4(definition, 'EPSG:4326')
  const convert = (position: Position, feature: number): Position => {
    const [lon = NaN, lat = NaN] = converter?.forward([position[0], position[1]]) ?? position
    if (within([lon, lat], area)) return [lon, lat]
    throw new Refusal(`Feature ${feature} lies where ${code} is not used (${position.join(', ')}); it must be in another reference system`)
  }
  return {
    crs: code,
    polygons: (polygons: Polygon[], feature: number) =>
      polygons.map(polygon => polygon.map(ring => ring.map(position => convert(position, feature)))),
  }
}

const within = ([lon, lat]: Position, [west, south, east, north]: Area) => lon >= west && lon <= east && lat >= south && lat <= north

function known(code: string): System {
  const system = systems.find(each => each.code === code)
  if (system) return system
  throw new Refusal(`The reference system ${code.slice(0, 80)} is not one of those we know: ${systems.map(each => each.code).join(', ')}`)
}

/** `EPSG:26986`, `26986`, `urn:ogc:def:crs:EPSG::26986`, `urn:ogc:def:crs:OGC:1.3:CRS84`, or the text of a .prj. */
function find(declared: string): System {
  if (/^\s*(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS)\[/i.test(declared)) return described(declared.trim())
  if (/(^|:)CRS84$/i.test(declared.trim())) return known('CRS84')
  const number = /^(?:.*\bEPSG:(?:[\d.]*:)?)?(\d+)$/i.exec(declared.trim())?.[1]
  return known(number ? `EPSG:${number}` : declared.trim())
}

const knownDatum = /^d?(nad83|nad1983|northamerican(datum)?1983|wgs84|wgs1984|worldgeodeticsystem1984)/

/** A projection written out in well-known text, on NAD83 or WGS84; whatever proj4 can invert will do. */
function described(text: string): System {
  const name = /"([^"]*)"/.exec(text)?.[1]?.slice(0, 80) ?? 'without a name'
  const datum = /DATUM\["([^"]*)"/i.exec(text)?.[1]?.slice(0, 80) ?? ''
  if (!knownDatum.test(datum.toLowerCase().replace(/[^a-z0-9]/g, ''))) {
    throw new Refusal(`The reference system ${name} stands on the datum “${datum}”; only NAD83 and WGS84 are known`)
  }
  if (/^GEO/i.test(text)) return { code: name, area: world }
  try {
    proj4(text, 'EPSG:4326')
  } catch {
    throw new Refusal(`The reference system ${name} has a projection that we do not know`)
  }
  return { code: name, definition: text, area: /massachusetts/i.test(name) ? massachusetts : world }
}
