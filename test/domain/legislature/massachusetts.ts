import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Atlas } from '#engines/atlas.ts'
import * as atlases from '#domain/legislature/atlases.ts'
import { type Desk, takeBoundaries } from '#domain/legislature/importing.ts'
import { db } from '../../empty-house.ts'

export const data = process.env.COMMONWEAL_DATA

/** Massachusetts with a folder of its own to import into. */
export const settings = { JURISDICTION: 'massachusetts', COMMONWEAL_HOME: await mkdtemp(join(tmpdir(), 'commonweal-massachusetts-')) }
export const pack = await atlases.jurisdictionNamed('massachusetts')
afterAll(() => rm(settings.COMMONWEAL_HOME, { recursive: true, force: true }))

const fail = (sentence: string) => { throw new Error(sentence) }
export const reopened = (): Promise<Atlas> => atlases.reopen(db, settings, pack, fail)
export const desk = async (): Promise<Desk> => ({ db, settings, atlas: await reopened() })

export const official = (name: string) => ({ name, bytes: readFileSync(`${data}/districts/${name}`) })
export const drawn = ['house2021.wgs84.geojson', 'senate2021.wgs84.geojson', 'congressma118.wgs84.geojson', 'govcouncil2021.wgs84.geojson', 'city_town_2024.wgs84.geojson']
export const takeOfficialBoundaries = async () => takeBoundaries(await desk(), drawn.map(official))
