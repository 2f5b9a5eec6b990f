import { type UnzipFileInfo, unzipSync } from 'fflate'
import * as shapefile from 'shapefile'
import type { RawFeature, RawFile } from '#engines/boundaries/raw-file.ts'
import { Refusal } from '#engines/boundaries/refusal.ts'

const header = 100

/** The features of the one shapefile in a zip, and the text of its .prj. */
export async function readShapefile(zip: Uint8Array, limit: number): Promise<RawFile> {
  const files = unzip(zip, limit)
  const shapes = [...files.keys()].filter(name => name.endsWith('.shp'))
  if (shapes.length !== 1) throw new Refusal(`A zip must hold one shapefile; this one holds ${shapes.join(', ') || 'none'}`)

  const stem = shapes[0]?.slice(0, -'.shp'.length)
  const part = (ending: string) => files.get(`${stem}.${ending}`)
  const [shp, dbf] = [part('shp'), part('dbf')]
  if (!shp || !dbf) throw new Refusal(`The .dbf beside ${stem}.shp is missing, and with it the names of the divisions`)

  checkWhole(shp, dbf)
  const prj = part('prj')
  return { features: await featuresOf(shp, dbf, part('cpg')), crs: prj && new TextDecoder().decode(prj).trim() }
}

function unzip(zip: Uint8Array, limit: number): Map<string, Uint8Array> {
  let total = 0
  const wanted = ({ name, originalSize }: UnzipFileInfo) => {
    if (!/\.(shp|dbf|prj|cpg)$/i.test(name) || name.startsWith('__MACOSX/')) return false
    total += originalSize
    if (total > limit) throw new Refusal(`This zip unpacks to more than ${limit} bytes`)
    return true
  }
  try {
    return new Map(Object.entries(unzipSync(zip, { filter: wanted })).map(([name, bytes]) => [name.toLowerCase(), bytes]))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('This zip is cut off or damaged')
  }
}

/** Both parts say how long they are: a .shp in 16-bit words, a .dbf in records. */
function checkWhole(shp: Uint8Array, dbf: Uint8Array) {
  const [shape, table] = [new DataView(shp.buffer, shp.byteOffset, shp.length), new DataView(dbf.buffer, dbf.byteOffset, dbf.length)]
  if (shp.length < header || shape.getInt32(24) * 2 !== shp.length) throw new Refusal('The .shp in this zip is cut off or damaged')

  const rows = dbf.length < 32 ? NaN : table.getUint16(8, true) + table.getUint32(4, true) * table.getUint16(10, true)
  if (!(rows <= dbf.length)) throw new Refusal('The .dbf in this zip is cut off or damaged')
}

async function featuresOf(shp: Uint8Array, dbf: Uint8Array, cpg?: Uint8Array): Promise<RawFeature[]> {
  const encoding = cpg && new TextDecoder().decode(cpg).trim()
  try {
    const { features } = await shapefile.read(shp, dbf, { encoding: encoding || undefined })
    return features.map(({ properties, geometry }) => ({ properties: properties ?? {}, geometry }))
  } catch (error) {
    throw new Refusal(`The shapefile in this zip cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
