import { expect, test } from 'vitest'
import * as filing from '#domain/library/filing.ts'
import * as keeping from '#domain/library/keeping.ts'
import * as steps from '#domain/library/steps.ts'
import * as ticks from '#domain/library/ticks.ts'
import * as writing from '#domain/library/writing.ts'
import { routes } from '#http/routes.ts'
import { film, pdf, xlsx } from '../engines/files/documents.ts'
import { app, db, form, house, settings } from '../house.ts'
import { signedIn } from './members.ts'

const { site } = routes
const actor = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
type Headers = Record<string, string>
const ask = (path: string, headers: Headers = {}, method = 'GET') => {
  house.cache.drop()
  return app.request(path, { headers, method })
}
const page = async (path: string, headers: Headers = {}) => (await ask(path, headers)).text()

async function out(title: string, more: Partial<writing.Draft> = {}, bytes?: Uint8Array, name = 'a.pdf') {
  const resource = await writing.draft(db, actor, { kind: 'fact-sheet', title, lede: '', body: 'Words.', link: '', language: 'en', meant_for: 'everybody', audience: 'everyone', ...more })
  const kept = bytes && await keeping.take(settings, (async function* () { yield bytes })(), name, 1e6)
  if (typeof kept === 'string') throw new Error(kept)
  if (kept) await filing.put(db, actor, settings, resource.id, kept)
  if (more.kind === 'training') for (const step of ['Read', 'Practise', 'Do']) await steps.add(db, actor, resource, { title: step, body: `How to ${step}.`, link: '' })
  await writing.publish(db, actor, resource.id)
  return resource
}

const ana = await signedIn('Ana Member')
const bo = await signedIn('Bo Visitor')
const level = await db.insertInto('membership_levels').values({ slug: 'granted', name: 'Granted', kind: 'granted' }).returning('id').executeTakeFirstOrThrow()
await db.insertInto('membership_terms').values({ person_id: ana.person.id, level_id: level.id, origin: 'granted', from_on: '2020-01-01', until_on: '2090-01-01' }).execute()

test('an empty library says what will be there, and a full one can be narrowed by everything', async () => {
  expect(await page(site.library.href())).toContain('will stand here')
  await out('Winter heat', { lede: 'Ten facts.' }, pdf())
  expect(await page(site.library.href())).toMatch(/name="kind"(?![^]*name="language")/)
  await out('Call nights', { kind: 'recording', language: 'es', meant_for: 'leads', link: 'https://films.example/1', body: '' })
  const html = await page(site.library.href())
  expect(html).toMatch(/Call nights[^]*Winter heat/)
  expect(html).toMatch(/Fact sheet · PDF, 1 KB[^]*Winter heat[^]*Ten facts/)
  expect(html).toMatch(/Recording · films\.example · Spanish/)
  for (const [query, there, gone] of [[{ kind: 'recording' }, 'Call nights', 'Winter heat'], [{ format: 'document' }, 'Winter heat', 'Call nights'], [{ language: 'es' }, 'Call nights', 'Winter heat'], [{ meant_for: 'everybody' }, 'Winter heat', 'Call nights']] as const) {
    const narrowed = await page(site.library.href({}, query))
    expect([narrowed.includes(`>${there}</a>`), narrowed.includes(`>${gone}</a>`)], JSON.stringify(query)).toEqual([true, false])
  }
  expect(await page(site.library.href({}, { kind: 'recording', format: 'document' }))).toContain('nothing of that description')
  for (const odd of [{ kind: 'x' }, { language: '"><script>' }, { before: 'nobody' }, { topic: 'nothing' }]) expect(await page(site.library.href({}, odd))).toContain('Winter heat')
})

test('what is for members is shown to members alone, and kept nowhere', async () => {
  await out('Inner circle', { audience: 'members' }, pdf())
  const [one, file] = [site.resource.href({ slug: 'inner-circle' }), site.resourceFile.href({ slug: 'inner-circle' })]
  expect(await page(site.library.href())).toMatch(/^(?!.*Inner circle)[^]*Members find 1 more resource here/)
  expect(await page(site.library.href())).not.toContain('Inner circle')
  for (const headers of [{}, bo.headers]) for (const path of [one, file]) {
    const answer = await ask(path, headers)
    expect([answer.status, answer.headers.get('cache-control'), (await answer.text()).includes('Inner circle')]).toEqual([403, 'private, no-store', false])
  }
  const kept = house.cache.size()
  for (const path of [site.library.href(), one]) {
    const answer = await app.request(path, { headers: ana.headers })
    expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([200, 'private, no-store', expect.stringContaining('Inner circle')])
  }
  const answer = await app.request(file, { headers: ana.headers })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store, no-transform'])
  expect(house.cache.size()).toBe(kept)
  await db.updateTable('membership_terms').set({ until_on: '2021-01-01' }).where('person_id', '=', ana.person.id).execute()
  expect((await ask(file, { ...ana.headers, 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(403)
  await db.updateTable('membership_terms').set({ until_on: '2090-01-01' }).where('person_id', '=', ana.person.id).execute()
})

test('a file comes with its own type and name, and nothing in it runs', async () => {
  await out('Mañana', {}, pdf(), 'Plan para mañana.pdf')
  const file = await ask(site.resourceFile.href({ slug: 'manana' }))
  expect(Buffer.from(await file.arrayBuffer()).equals(pdf())).toBe(true)
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/pdf', 'content-disposition': `inline; filename="Plan para manana.pdf"; filename*=UTF-8''Plan%20para%20ma%C3%B1ana.pdf`, 'x-content-type-options': 'nosniff',
    'cache-control': 'public, no-cache, no-transform', 'content-security-policy': expect.stringMatching(/^default-src 'none'(?!.*script)/), 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin',
  })
  const again = await ask(site.resourceFile.href({ slug: 'manana' }), { 'if-none-match': file.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
  await out('Sums', {}, xlsx(), 'a.xlsx')
  const sums = await ask(site.resourceFile.href({ slug: 'sums' }))
  expect([sums.headers.get('content-disposition'), sums.headers.get('content-security-policy')]).toEqual(['attachment; filename="a.xlsx"', expect.stringMatching(/^default-src 'none'.*; sandbox$/)])
  expect((await ask(site.resourceFile.href({ slug: 'call-nights' }))).status).toBe(404)
})

test('a recording is handed over in the parts that are asked for', async () => {
  const whole = film()
  await out('Rally', { kind: 'recording' }, whole, 'rally.mp4')
  const href = site.resourceFile.href({ slug: 'rally' })
  expect(await page(site.resource.href({ slug: 'rally' }))).toContain(`<video controls preload="metadata" src="${href}" aria-label="Rally"`)
  const part = async (range: string, more: Headers = {}) => {
    const answer = await ask(href, { range, 'accept-encoding': 'gzip', ...more })
    return [answer.status, answer.headers.get('content-range'), Buffer.from(await answer.arrayBuffer())] as const
  }
  expect(await part('bytes=0-3')).toEqual([206, `bytes 0-3/${whole.length}`, whole.subarray(0, 4)])
  expect(await part('bytes=-5')).toEqual([206, `bytes ${whole.length - 5}-${whole.length - 1}/${whole.length}`, whole.subarray(-5)])
  expect(await part('bytes=100-')).toEqual([206, `bytes 100-${whole.length - 1}/${whole.length}`, whole.subarray(100)])
  expect((await part(`bytes=${whole.length}-`)).slice(0, 2)).toEqual([416, `bytes */${whole.length}`])
  expect((await part('bytes=0-1,4-5'))[0]).toBe(200)
  expect((await part('bytes=0-3', { 'if-range': '"another"' }))[0]).toBe(200)
  const head = await ask(href, {}, 'HEAD')
  expect([head.status, head.headers.get('content-length'), head.headers.get('accept-ranges'), await head.text()]).toEqual([200, String(whole.length), 'bytes', ''])
})

test('a course is ticked off step by step by whoever is signed in, and each tick can be taken back', async () => {
  const training = await out('Phone banking', { kind: 'training' })
  const one = site.resource.href(training)
  expect(await page(one)).toMatch(/3 steps[^]*Sign in<\/a> and tick off[^]*How to Read\./)
  const [read, practise] = await steps.ofCourse(db, training)
  const href = site.courseTick.href({ slug: training.slug, step: read?.id ?? 0 })
  const stranger = await app.request(href, form('PUT'))
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, site.signIn.href({}, { next: one })])

  const ticked = await app.request(href, form('PUT', {}, bo.headers))
  expect(ticked.headers.get('location')).toBe(`${one}#step-${read?.id}`)
  await app.request(href, form('PUT', {}, bo.headers))
  await app.request(site.courseTick.href({ slug: training.slug, step: practise?.id ?? 0 }), form('PUT', {}, bo.headers))
  const mine = await ask(one, bo.headers)
  expect([mine.headers.get('cache-control'), await mine.text()]).toEqual(['private, no-store', expect.stringMatching(/2 of 3 done[^]*Read <span class="badge badge--right">Done[^]*Not done after all/)])
  expect(await page(one)).not.toContain('of 3 done')
  expect(await page(one, ana.headers)).toContain('0 of 3 done')
  expect(await page(site.account.href(), bo.headers)).toMatch(/Your trainings[^]*Phone banking[^]*2 of 3 done/)
  expect(await page(site.accountKept.href(), bo.headers)).toMatch(/course/i)
  await app.request(href, form('DELETE', {}, bo.headers))
  expect([...await ticks.ofPerson(db, bo.person, training)]).toEqual([practise?.id])

  const other = await out('Another course', { kind: 'training' })
  for (const [slug, step] of [[other.slug, read?.id ?? 0], [training.slug, 'x'], [training.slug, 0], ['nothing', 1]] as const) {
    expect((await app.request(site.courseTick.href({ slug, step }), form('PUT', {}, bo.headers))).status).toBe(404)
  }
})

test('a course for members is ticked by members alone', async () => {
  const training = await out('For leads', { kind: 'training', audience: 'members' })
  const [first] = await steps.ofCourse(db, training)
  const href = site.courseTick.href({ slug: training.slug, step: first?.id ?? 0 })
  expect([(await app.request(href, form('PUT'))).status, (await app.request(href, form('PUT', {}, bo.headers))).status, (await app.request(href, form('PUT', {}, ana.headers))).status]).toEqual([403, 403, 303])
  expect([[...await ticks.ofPerson(db, bo.person, training)], [...await ticks.ofPerson(db, ana.person, training)]]).toEqual([[], [first?.id]])
})

test('a resource shows its card to whoever passes it on, and stands in the search and on the map of the site', async () => {
  expect(await page(site.search.href({}, { q: 'winter heat' }))).toContain(site.resource.href({ slug: 'winter-heat' }))
  expect(await page(site.resource.href({ slug: 'winter-heat' }))).toContain(site.card.href({ kind: 'resource', slug: 'winter-heat' }))
  expect(await page(site.siteMap.href())).toContain('/library/winter-heat')
  expect(await page(site.siteMap.href())).not.toContain('/library/inner-circle')
  const { status } = await ask(site.resource.href({ slug: 'nothing' }))
  expect(status).toBe(404)
})
