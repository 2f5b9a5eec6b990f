import { Writable } from 'node:stream'
import { Socket } from 'node:net'
import { sql } from 'kysely'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { createApp } from '#/app.tsx'
import { openAddresses } from '#engines/addresses/addresses.ts'
import { packAddresses } from '#engines/addresses/builder.ts'
import { openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'
import { openPageCache } from '#http/page-cache.ts'
import { routes } from '#http/routes.ts'
import { db, form, house } from '../house.ts'

const state = 'ocd-division/country:us/state:ma'
const square = [[[[-71, 42], [-70.9, 42], [-70.9, 42.1], [-71, 42.1]]]] as const
const layer = (key: string, id: string, name: string) => ({ key, accuracy: 10, divisions: [{ id: `${state}/${id}`, name, polygons: [...square] }] })
const districts = openDistricts(packDistricts([
  layer('house', 'sldl:1st_harbor', '1st Harbor'), layer('senate', 'sldu:harbor_and_hills', 'Harbor and Hills'), layer('congress', 'cd:1', '1'),
  layer('council', 'governors_council:1', '1'), layer('place', 'place:arden', 'Arden'),
]))
const row = (NUMBER: string) => ({ row: { LON: `-70.95${NUMBER}`, LAT: '42.05', NUMBER, STREET: 'Quillfeather Lane' }, place: `${state}/place:arden` })
const { bytes } = await packAddresses({ places: [{ id: `${state}/place:arden`, name: 'Arden' }], regions: ['MA'] }, [row('4177'), row('4181')])

const logged: string[] = []
const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _, done) => { logged.push(String(chunk)); done() } }))
const atlas = { ...house.atlas(), districts, addresses: openAddresses(bytes) }
const app = createApp({ ...house, log, atlas: () => atlas })

const knock = (street: string, town = 'Arden') => app.request(routes.site.place.href(), form('POST', { door: 'address', street, town }))
const trouble = async (street: string, town?: string) => {
  const refused = await knock(street, town)
  expect(refused.status).toBe(422)
  return (await refused.text()).match(/role="alert"><p>([^<]*)/)?.[1]?.replaceAll('&#39;', '’')
}

test('an address leads to the districts, which stay in a signed cookie', async () => {
  const found = await knock('4177 Quillfeather Ln')
  expect(found.status).toBe(303)
  expect(decodeURIComponent(found.headers.get('set-cookie')!)).toContain('sldl:1st_harbor')
})

test('what is not known is said in plain words, with the way out', async () => {
  expect(await trouble('9 Quillfeather Lane')).toBe('We do not know that address. Check the number, or go by your town instead.')
  expect(await trouble('Quillfeather Lane')).toContain('We need the number of the house')
  expect(await trouble('PO Box 4177')).toContain('A post office box does not vote')
  expect(await trouble('4177 Quilfeather Lane')).toContain('Did you mean Quillfeather Lane?')
  expect(await trouble('4177 Quillfeather Lane', 'Nowhere')).toContain('We know no city or town of that name')
})

test('the door stands open only where addresses and boundaries are there', async () => {
  expect(await (await app.request(routes.site.find.href())).text()).toContain('autocomplete="street-address"')
  const closed = createApp({ ...house, log, cache: openPageCache(), atlas: () => ({ ...atlas, addresses: undefined }) })
  expect(await (await closed.request(routes.site.find.href())).text()).not.toContain('autocomplete="street-address"')
})

test('no part of an address is left in the database, a log, a link or a cookie, and nothing is sent anywhere', async () => {
  const untouched = await holding(/quillfeather|4177|4179/)
  const dialled = vi.spyOn(Socket.prototype, 'connect')
  await db.selectFrom('organizations').selectAll().execute()
  const before = dialled.mock.calls.length
  const answers = [await knock('4177 Quillfeather Lane'), await knock('4179 Quillfeather Lane'), await knock('41 Quillfeather Lane')]
  const port = new URL(house.settings.DATABASE_URL!).port
  const elsewhere = dialled.mock.calls.slice(before).filter((call) => !JSON.stringify(call).includes(port))
  dialled.mockRestore()
  expect(elsewhere).toEqual([])

  for (const answer of answers) expect(decodeURIComponent(JSON.stringify([...answer.headers]))).not.toMatch(/quillfeather|4177|4179/i)
  expect(logged.join('')).not.toMatch(/quillfeather|4177|4179/i)
  expect(await holding(/quillfeather|4177|4179/)).toEqual(untouched)
})

/** How many rows of each table hold this. Some digits stand in moments and hashes from the start. */
async function holding(words: RegExp) {
  const tables = await db.introspection.getTables()
  expect(tables.length).toBeGreaterThan(20)
  const counts = new Map<string, number>()
  for (const { name, schema } of tables) {
    const { rows } = await sql<{ held: number }>`select count(*)::int as held from ${sql.table(`${schema}.${name}`)} as row where row::text ~* ${words.source}`.execute(db)
    counts.set(`${schema}.${name}`, rows[0]?.held ?? 0)
  }
  return counts
}
