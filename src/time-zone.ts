import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Settings } from '#platform/settings.ts'

const outline = z.object({ timeZone: z.string() })

/** The time zone of the jurisdiction that is served, which the front doors give the whole process. A folder that is not there is said by name. */
export async function timeZoneOf({ JURISDICTION }: Pick<Settings, 'JURISDICTION'>): Promise<string> {
  const file = join(import.meta.dirname, '../jurisdictions', JURISDICTION, 'jurisdiction.yaml')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There is no jurisdictions/${JURISDICTION}: set JURISDICTION to the name of a folder that is there.`)
  })
  return outline.parse(parse(text)).timeZone
}
