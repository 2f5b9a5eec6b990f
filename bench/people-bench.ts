import { duplicates } from './people-duplicates.ts'
import { type Ground, openGround } from './people-ground.ts'
import { peopleImport } from './people-import.ts'
import { personPage } from './people-page.ts'
import { search } from './people-search.ts'
import { segments } from './people-segments.ts'
import { type Figure, NotReady } from './report.ts'

type Part = (ground: Ground) => Promise<Figure[]>
const parts: Record<string, Part> = { segments, search, 'person-page': personPage, duplicates, import: peopleImport }

/** Everything about a million people (or as many as PEOPLE says): all parts, or those that are named after the bench. */
export async function run(): Promise<Figure[]> {
  const named = process.argv.slice(3)
  const unknown = named.filter((name) => !(name in parts))
  if (unknown.length) throw new NotReady(`There is no part “${unknown[0]}”. There are: ${Object.keys(parts).join(', ')}`)
  const ground = await openGround(Number(process.env.PEOPLE ?? 1_000_000))
  const figures: Figure[] = []
  try {
    for (const [name, part] of Object.entries(parts)) if (named.length === 0 || named.includes(name)) figures.push(...await part(ground))
  } finally {
    await ground.close()
  }
  return figures
}
