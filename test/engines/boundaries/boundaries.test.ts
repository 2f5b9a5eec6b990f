import { describe, expect, it } from 'vitest'
import { type Options, readBoundaries } from '#engines/boundaries/boundaries.ts'
import { collection, declared, feature, feet, mainlandPrj, mercator, metres, shapefile, square, text, zip } from './files.ts'

const { shp, dbf } = shapefile(metres)
const whole = zip({ 'a/HOUSE.shp': shp, 'a/HOUSE.dbf': dbf, 'a/HOUSE.prj': mainlandPrj, 'a/readme.html': text('<p>') })

async function first(bytes: Uint8Array, options?: Options) {
  const read = await readBoundaries(bytes, options)
  if (!read.ok) throw new Error(read.reason)
  return read.features[0]!
}

const reason = async (bytes: Uint8Array, options?: Options) => {
  const read = await readBoundaries(bytes, options)
  return read.ok ? 'it was read' : read.reason
}

describe('a boundary file', () => {
  it('gives names, properties and polygons', async () => {
    expect(await first(text(collection(feature())))).toEqual({
      name: 'First Essex',
      display: '1st Essex',
      properties: { district: 'First Essex', district_display: '1st Essex' },
      polygons: [[square]],
    })
  })

  it('takes its names from the properties that one says', async () => {
    const town = { ...feature([[square]], 'MultiPolygon'), properties: { city_town: ' Lynn ', id: 163 } }
    expect(await first(text(collection(town)), { name: 'city_town' })).toMatchObject({ name: 'Lynn', display: 'Lynn' })
    expect(await first(text(collection(town)), { name: 'id' })).toMatchObject({ name: '163' })
  })

  it('has its open rings closed and its heights left out', async () => {
    const open = square.slice(0, -1).map(position => [...position, 12.5])
    expect((await first(text(collection(feature([open]))))).polygons).toEqual([[square]])
  })

  it.each([
    ['in metres as the option says', text(collection(feature([metres]))), { crs: 'EPSG:26986' }],
    ['in metres as it declares', text(declared('urn:ogc:def:crs:EPSG::26986', feature([metres]))), {}],
    ['in feet', text(declared('EPSG:2249', feature([feet]))), {}],
    ['in Web Mercator', text(declared('urn:ogc:def:crs:EPSG:6.9:3857', feature([mercator]))), {}],
    ['in Web Mercator by its old number', text(collection(feature([mercator]))), { crs: '900913' }],
    ['in NAD83 degrees', text(declared('urn:ogc:def:crs:EPSG::4269', feature())), {}],
    ['in CRS84', text(declared('urn:ogc:def:crs:OGC:1.3:CRS84', feature())), {}],
    ['in metres after a .prj given by hand', text(collection(feature([metres]))), { crs: new TextDecoder().decode(mainlandPrj) }],
    ['zipped, in metres after its .prj', whole, {}],
    ['zipped, in feet, without .prj', zip({ 'h.shp': shapefile(feet).shp, 'h.dbf': dbf }), { crs: '2249' }],
    ['zipped, in degrees, without .prj', zip({ 'h.shp': shapefile(square).shp, 'h.dbf': dbf }), {}],
    ['after an option that overrules it', text(declared('EPSG:2249', feature([metres]))), { crs: 'EPSG:26986' }],
  ])('is brought to WGS84: %s', async (_, bytes, options) => {
    const { name, polygons } = await first(bytes, options)
    expect(name).toBe('First Essex')
    const corners = polygons.flat(2).map(([lon, lat]) => `${lon.toFixed(7)} ${lat.toFixed(7)}`)
    expect(new Set(corners)).toEqual(new Set(square.map(([lon = 0, lat = 0]) => `${lon.toFixed(7)} ${lat.toFixed(7)}`)))
    expect(corners[0]).toBe(corners.at(-1))
  })
})

const nad27 = new TextDecoder().decode(mainlandPrj).replaceAll('1983', '1927')
const nonsense = new TextDecoder().decode(mainlandPrj).replace('Lambert_Conformal_Conic', 'Spilhaus')
const bomb = zip({ 'h.shp': new Uint8Array(2_000_000), 'h.dbf': dbf })
const hole = [[-71.49, 42.31], [-71.48, 42.31]]

describe('a boundary file that cannot be used', () => {
  it.each([
    ['undeclared metres', text(collection(feature([metres]))), 'look like metres or feet (200000, 894'],
    ['an unknown reference system', text(declared('EPSG:31370', feature([metres]))), 'EPSG:31370 is not one of those we know'],
    ['a reference system without a number', text(declared('Mars 2000', feature())), 'Mars 2000 is not one of those we know'],
    ['an old datum', text(collection(feature([metres]))), 'stands on the datum “D_North_American_1927”', { crs: nad27 }],
    ['an unknown projection', text(collection(feature([metres]))), 'has a projection that we do not know', { crs: nonsense }],
    ['metres that are feet', text(declared('EPSG:26986', feature([feet]))), 'Feature 1 lies where EPSG:26986 is not used'],
    ['feet that are metres', text(declared('EPSG:2249', feature([metres]))), 'Feature 1 lies where EPSG:2249 is not used'],
    ['metres said to be degrees', text(declared('EPSG:4326', feature([metres]))), 'Feature 1 lies where EPSG:4326 is not used'],
    ['degrees said to be metres', text(declared('EPSG:26986', feature())), 'look like degrees (-71.5, 42.3)'],
    ['no features', text(collection()), 'has no features'],
    ['a geometry that is missing', text(collection(feature(), { ...feature(), geometry: null })), 'Feature 2 has no shape'],
    ['no polygon', text(collection(feature([], 'MultiPolygon'))), 'Feature 1 has no shape'],
    ['an empty polygon', text(collection(feature([]))), 'Feature 1 has an empty polygon'],
    ['a line', text(collection(feature(square, 'LineString'))), 'Feature 1 is a LineString'],
    ['coordinates nested wrongly', text(collection(feature(square))), 'not nested as its type says'],
    ['a hole of two corners', text(collection(feature([square, hole]))), 'Feature 1 has a ring of fewer than three corners'],
    ['a coordinate that is null', text(collection(feature([[[null, 42], ...square]]))), 'not a pair of numbers: [null,42]'],
    ['a coordinate that is text', text(collection(feature([[['-71', 42], ...square]]))), 'not a pair of numbers'],
    ['a number too large', text(JSON.stringify(collection(feature())).replace('42.3', '1e999')), 'not a pair'],
    ['a feature without name', text(collection(feature([square], 'Polygon', ' '))), 'no “district”; it has district, district_display'],
    ['a single feature', text(feature()), 'not a GeoJSON FeatureCollection: type'],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), 'neither GeoJSON nor a zipped shapefile: it is not text'],
    ['nothing', new Uint8Array(), 'it is cut off or not JSON'],
    ['a file that is too long', text(collection(feature())), 'at most 100 are read', { limit: 100 }],
    ['a zip bomb', bomb, 'unpacks to more than 1000000 bytes', { limit: 1_000_000 }],
    ['a zip without shapefile', zip({ 'a.txt': text('a') }), 'this one holds none'],
    ['a zip of two shapefiles', zip({ 'a.shp': shp, 'b.shp': shp }), 'holds a.shp, b.shp'],
    ['a shapefile without table', zip({ 'a.shp': shp }), 'The .dbf beside a.shp is missing'],
    ['a shapefile that is cut off', zip({ 'a.shp': shp.slice(0, -8), 'a.dbf': dbf }), 'The .shp in this zip is cut off'],
    ['a table that is cut off', zip({ 'a.shp': shp, 'a.dbf': dbf.slice(0, 70) }), 'The .dbf in this zip is cut off'],
    ['a shapefile with NaN', zip({ 'a.shp': shapefile([[NaN, 1], ...metres]).shp, 'a.dbf': dbf }), 'not a pair of numbers'],
    ['a shapefile in an unknown encoding', zip({ 'a.shp': shp, 'a.dbf': dbf, 'a.cpg': text('KLINGON') }), 'cannot be read'],
  ])('is refused with its reason: %s', async (_, bytes, words, options?: Options) => {
    expect(await reason(bytes, options)).toContain(words)
  })

  it('is refused wherever it is cut off', async () => {
    for (const bytes of [text(collection(feature())), whole]) {
      for (let length = 0; length < bytes.length; length += 7) expect(await reason(bytes.slice(0, length))).not.toBe('it was read')
    }
  })

  it('is refused or read, and never an error, when any byte of a zip is another', async () => {
    for (let at = 0; at < whole.length; at++) {
      const damaged = whole.slice()
      damaged[at] = damaged[at]! ^ 0xff
      expect(await readBoundaries(damaged)).toHaveProperty('ok')
    }
  })

  it('is refused when a zip unpacks to more than it says', async () => {
    const lying = zip({ 'h.dbf': dbf, 'h.shp': new Uint8Array(50_000_000) })
    const directory = Buffer.from(lying.buffer).lastIndexOf('PK\x01\x02')
    new DataView(lying.buffer).setUint32(directory + 24, 100, true)
    expect(await reason(lying, { limit: 1_000_000 })).toBe('The .shp in this zip is cut off or damaged')
  })

  it('is refused or read, and never an error, when any byte of a shapefile is another', async () => {
    for (const [name, part] of [['shp', shp], ['dbf', dbf], ['prj', mainlandPrj]] as const) {
      for (let at = 0; at < part.length; at++) {
        const damaged = part.slice()
        damaged[at] = damaged[at]! ^ 0xff
        const files = { 'h.shp': shp, 'h.dbf': dbf, 'h.prj': mainlandPrj, [`h.${name}`]: damaged }
        expect(await readBoundaries(zip(files))).toHaveProperty('ok')
      }
    }
  })
})
