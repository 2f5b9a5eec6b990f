import { beforeAll, expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { event, somebody, towns } from '../domain/newsletter/world.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { newsletter, mailing, mailingVersion, newMailingBlock, mailingBlocks, mailingBlock, mailingBlockRank, mailingPreview, mailingPreviewLetter, groupMailings, segmentMailings, appointments } = routes.office
const idIn = (answer: Response) => Number(/\/newsletter\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])
const did = (answer: Response) => new URL(answer.headers.get('location') ?? '', 'http://localhost').searchParams.get('did')
const asked = { arden: 0, winnick: 0, segment: 0, ana: 0 }
let headers = { cookie: '' }

beforeAll(async () => {
  headers = (await arrive('Priya', 'organiser')).headers
  for (const name of ['arden', 'winnick'] as const) asked[name] = (await db.insertInto('groups').values({ slug: name, name: `${name} Neighbors`, kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
  const rules = JSON.stringify({ join: 'all', parts: [{ about: 'tag', not: false, tag: 'host' }] })
  asked.segment = (await db.insertInto('segments').values({ name: 'Hosts', rules, author: 'Priya' }).returning('id').executeTakeFirstOrThrow()).id
  asked.ana = await somebody({ name: 'Ana Reed', town: 'arden', tags: ['host'] })
})

const page = async (href: string, cookies = headers) => app.request(href, { headers: cookies })
const begun = async (to = 'everybody') => idIn(await app.request(newsletter.href(), form('POST', { subject: 'Tuesday', to }, headers)))
const blocksOf = async (id: number) => (await mailings.find(db, id))?.blocks ?? []
const add = (id: number, version: number, fields: Record<string, string>) => app.request(mailingBlocks.href({ id, version }), form('POST', fields, headers))

test('a letter is begun to everybody or to a segment, and stands in the list of all and of its circle', async () => {
  const everybody = await begun()
  const hosts = await begun(`segment-${asked.segment}`)
  expect(await (await page(newsletter.href())).text()).toMatch(/Tuesday[^]*the segment Hosts[^]*everybody on the newsletter’s list/)
  const theirs = await (await page(segmentMailings.href({ id: asked.segment }))).text()
  expect(theirs).toContain(mailing.href({ id: hosts }))
  expect(theirs).not.toContain(`${mailing.href({ id: everybody })}"`)
  expect(await mailings.find(db, hosts)).toMatchObject({ segment_id: asked.segment, list: 'newsletter', stage: 'draft' })
  for (const refused of [{ subject: '', to: 'everybody' }, { subject: 'x', to: 'group-1' }]) expect((await app.request(newsletter.href(), form('POST', refused, headers))).status).toBe(422)
})

test('its subject, its preview and a second subject to try are said above the blocks; whoever is late is told', async () => {
  const id = await begun()
  const put = (fields: Record<string, string>) => app.request(mailing.href({ id }), form('PUT', { subject: 'Tuesday', ...fields }, headers))
  expect(did(await put({ version: '1', preview: 'At seven', other_subject: 'On Tuesday', trial_hours: '8' }))).toBe('change')
  expect(await mailings.find(db, id)).toMatchObject({ preview: 'At seven', other_subject: 'On Tuesday', trial_hours: 8, version: 2 })
  expect(did(await put({ version: '1', preview: 'Late' }))).toBe('meanwhile')
  expect(await (await page(mailing.href({ id }, { did: 'meanwhile' }))).text()).toContain('Somebody changed the letter meanwhile')
  const same = await put({ version: '2', other_subject: 'Tuesday' })
  expect([same.status, await same.text()]).toEqual([422, expect.stringContaining('That is the same subject')])
  expect(did(await put({ version: '2', other_subject: '' }))).toBe('change')
  expect(await mailings.find(db, id)).toMatchObject({ other_subject: '', trial_hours: null })
})

test('blocks of every kind are put in, and what is wrong with one is said beside it', async () => {
  const id = await begun()
  const { id: action } = await db.selectFrom('actions').select('id').where('slug', '=', 'warm-homes').executeTakeFirstOrThrow()
  const { id: story } = await db.selectFrom('stories').select('id').where('slug', '=', 'first-win').executeTakeFirstOrThrow()
  const { id: sent_by } = await db.selectFrom('users').select('id').where('name', '=', 'Priya').executeTakeFirstOrThrow()
  const { id: picture } = await db.insertInto('pictures').values({ hash: 'c'.repeat(32), width: 800, height: 600, bytes: 1, alt: 'A hall', sent_by, sender: 'Priya', shelved: true }).returning('id').executeTakeFirstOrThrow()
  const { id: resource } = await db.insertInto('resources').values({ slug: 'kit', kind: 'toolkit', title: 'A kit', published_at: new Date() }).returning('id').executeTakeFirstOrThrow()
  const coming = await event({ title: 'Potluck', inDays: 3, town: 'arden' })
  const good: Record<string, string>[] = [
    { kind: 'heading', words: 'Now' }, { kind: 'text', html: '<div>Hello <b>you</b></div><figure data-action="x"></figure>' }, { kind: 'button', words: 'Read', href: '/news' }, { kind: 'picture', which: String(picture), href: '' },
    { kind: 'action', which: String(action) }, { kind: 'event', which: String(coming) }, { kind: 'story', which: String(story) }, { kind: 'resource', which: String(resource) },
    { kind: 'near', words: 'Near', only: String(asked.segment) }, { kind: 'legislators', words: 'Yours' },
  ]
  for (const [at, fields] of good.entries()) {
    expect((await page(newMailingBlock.href({ id }, { kind: fields.kind }))).status).toBe(200)
    expect(did(await add(id, at + 1, fields)), fields.kind).toBe('add')
  }
  expect((await blocksOf(id)).map(({ kind }) => kind)).toEqual(good.map(({ kind }) => kind))
  expect((await blocksOf(id))[1]).toMatchObject({ html: '<p>Hello <strong>you</strong></p>' })
  expect(await db.selectFrom('mailing_pictures').select('picture_id').where('mailing_id', '=', id).execute()).toEqual([{ picture_id: picture }])
  expect(await (await page(mailing.href({ id }))).text()).toMatch(/Now[^]*Hello you[^]*A hall[^]*Keep every home warm[^]*Potluck[^]*A first win[^]*A kit[^]*Only for Hosts/)

  const bad: [Record<string, string>, string][] = [
    [{ kind: 'heading', words: ' ' }, 'Say it in a line'], [{ kind: 'text', html: '<figure></figure>' }, 'Write a few words'], [{ kind: 'button', words: 'x', href: 'javascript:1' }, 'Write where it leads'], [{ kind: 'button', href: '/' }, 'Say on the button'],
    [{ kind: 'picture', which: '999' }, 'Choose a picture'], [{ kind: 'action', which: '999' }, 'Choose an action'], [{ kind: 'heading', words: 'x', only: '999' }, 'That segment is gone'], [{ kind: 'picture', which: String(picture), href: '#x' }, 'Or leave it empty'],
  ]
  for (const [fields, sentence] of bad) {
    const refused = await add(id, 11, fields)
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(sentence)])
  }
  expect((await page(newMailingBlock.href({ id }, { kind: 'poem' }))).status).toBe(404)
})

test('blocks are moved, dragged, rewritten and taken out; of what somebody changed meanwhile nothing is lost', async () => {
  const id = await begun()
  for (const [at, words] of ['One', 'Two', 'Three'].entries()) await add(id, at + 1, { kind: 'heading', words })
  const said = async () => (await blocksOf(id)).map((block) => (block.kind === 'heading' ? block.words : block.kind))
  const [one, two] = await blocksOf(id)
  const at = (version: number, block = one) => ({ id, version, block: block?.id ?? '' })
  const rank = (version: number, fields: Record<string, string>, block = one) => app.request(mailingBlockRank.href(at(version, block)), form('PUT', fields, headers))

  expect(did(await rank(4, { towards: 'end' }))).toBe('move')
  expect(await said()).toEqual(['Two', 'One', 'Three'])
  expect(did(await rank(4, { towards: 'end' }))).toBe('meanwhile')
  expect(did(await rank(5, { to: '2' }, two))).toBe('move')
  expect(await said()).toEqual(['One', 'Three', 'Two'])
  expect((await rank(6, {})).status).toBe(404)

  expect(await (await page(mailingBlock.href(at(6)))).text()).toContain('value="One"')
  expect(did(await app.request(mailingBlock.href(at(6)), form('PUT', { kind: 'heading', words: 'First' }, headers)))).toBe('change')
  const late = await app.request(mailingBlock.href(at(6)), form('PUT', { kind: 'heading', words: 'Mine' }, headers))
  expect([late.status, await late.text()]).toEqual([409, expect.stringMatching(/Somebody changed the letter while you wrote[^]*value="Mine"/)])
  expect(did(await app.request(mailingBlock.href(at(7)), form('DELETE', {}, headers)))).toBe('remove')
  expect(did(await app.request(mailingBlock.href(at(8)), form('DELETE', {}, headers)))).toBe('gone')
  expect(did(await page(mailingBlock.href(at(8))))).toBe('gone')
  expect(await said()).toEqual(['Three', 'Two'])
})

test('the last change stands above the blocks in a sentence and is undone by one press; whoever is late undoes nothing', async () => {
  const id = await begun()
  const read = async () => (await (await page(mailing.href({ id }))).text()).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')
  const undo = (version: number) => app.request(mailingVersion.href({ id, version }), form('DELETE', {}, headers))
  expect(await read()).not.toContain('Undo that')
  expect(did(await undo(1))).toBe('meanwhile')
  await add(id, 1, { kind: 'heading', words: 'One' })
  expect(await read()).toMatch(/Priya added “One”, .*Undo that/)
  await add(id, 2, { kind: 'legislators', words: 'Yours' })
  const block = (await blocksOf(id))[1]?.id ?? ''
  await app.request(mailingBlock.href({ id, version: 3, block }), form('DELETE', {}, headers))
  expect(await read()).toMatch(/Priya removed “Yours”, /)
  expect(did(await undo(3))).toBe('meanwhile')
  const undone = await undo(4)
  expect([undone.status, did(undone)]).toEqual([303, 'undo'])
  expect(await (await page(undone.headers.get('location') ?? '')).text()).toMatch(/Undone\. The letter stands as it did before\.[^]*Priya added “Yours”/)
  expect((await blocksOf(id)).map(({ kind }) => kind)).toEqual(['heading', 'legislators'])
  await app.request(mailing.href({ id }), form('PUT', { subject: 'Monday', preview: 'Soon', version: '5', archived: 'yes', counts_links: 'yes' }, headers))
  expect(await read()).toContain('Priya changed the subject, the preview line, and whether everybody may read it, ')
  expect(did(await undo(6))).toBe('undo')
  expect(await mailings.find(db, id)).toMatchObject({ subject: 'Tuesday', preview: '', archived: false })
  expect(await read()).toMatch(/Priya added “Yours”, /)
})

test('a preview is the letter as that person would get it, in a frame in which nothing runs', async () => {
  const id = await begun()
  await event({ title: 'Arden supper', inDays: 2, town: 'arden' })
  await add(id, 1, { kind: 'near', words: 'Near you' })
  await add(id, 2, { kind: 'text', html: '<p>For hosts</p>', only: String(asked.segment) })
  const bo = await somebody({ name: 'Bo Winnick', list: null })

  const found = await (await page(mailingPreview.href({ id }, { name: 'reed' }))).text()
  expect(found).toContain('Ana Reed')
  expect(await (await page(mailingPreview.href({ id }, { name: 'winnick' }))).text()).toContain('Nobody of that name')
  expect(await (await page(mailingPreview.href({ id }, { as: asked.ana, width: 'desktop', scheme: 'dark' }))).text()).toMatch(/As Ana Reed gets it[^]*<iframe[^>]*sandbox[^>]*width="760"[^>]*scheme=dark/)
  expect(await (await page(mailingPreview.href({ id }, { as: bo }))).text()).toMatch(/They would not get this letter/)

  const letter = await page(mailingPreviewLetter.href({ id }, { as: asked.ana }))
  expect(letter.headers.get('content-security-policy')).toMatch(/^default-src 'none'; img-src [^;]*; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox$/)
  expect([letter.headers.get('x-frame-options'), letter.headers.get('cache-control')]).toEqual(['SAMEORIGIN', 'no-store'])
  expect(await letter.text()).toMatch(/Hello Ana,[^]*Arden supper[^]*For hosts/)
  const plain = await page(mailingPreviewLetter.href({ id }, { form: 'text' }))
  expect(plain.headers.get('content-type')).toContain('text/plain')
  const words = await plain.text()
  expect(words).toContain('Hello,')
  expect(words).not.toContain('For hosts')
})

test('a lead writes to their own group with the same tools, and to nobody else', async () => {
  const { headers: ada } = await arrive('Ada', 'administrator')
  expect((await app.request(appointments.href(), form('POST', { name: 'Lee', email: 'lee@arden.example', group: String(asked.arden), role: 'lead' }, ada))).status).toBe(303)
  const lee = await cookiesOf('lee@arden.example')
  const { id: cy } = await db.insertInto('people').values({ name: 'Cy Member', emails: ['cy@arden.example'], place_id: towns.arden }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values({ group_id: asked.arden, person_id: cy }).execute()
  await db.insertInto('consents').values({ person_id: cy, channel: 'email', list: `group:${asked.arden}`, given: true, wording: 'Yes', how: 'form' }).execute()

  const id = idIn(await app.request(groupMailings.href({ id: asked.arden }), form('POST', { subject: 'Chairs' }, lee)))
  const blocks: Block[] = [{ id: 'n', only: null, kind: 'near', words: 'Near' }, { id: 'l', only: null, kind: 'legislators', words: 'Yours' }, { id: 'a', only: null, kind: 'action', action: 1 }, { id: 's', only: asked.segment, kind: 'story', story: 1 }]
  await mailings.rewrite(db, id, 1, { blocks })
  expect(await (await page(mailing.href({ id }), lee)).text()).toMatch(/to the members of arden Neighbors[^]*Keep every home warm[^]*A first win/)
  expect((await app.request(mailingBlocks.href({ id, version: 2 }), form('POST', { kind: 'heading', words: 'Bring one' }, lee))).status).toBe(303)
  expect(await (await page(mailingPreview.href({ id }, { name: 'member' }), lee)).text()).toContain('Cy Member')
  expect(await (await page(mailingPreviewLetter.href({ id }, { as: cy }), lee)).text()).toMatch(/Hello Cy Member,[^]*Keep every home warm/)
  expect(await (await page(mailingPreview.href({ id }, { name: 'reed' }), lee)).text()).not.toContain('Ana Reed')

  const undo = (version: number) => app.request(mailingVersion.href({ id, version }), form('DELETE', {}, lee))
  expect(await (await page(mailing.href({ id }), lee)).text()).toMatch(/Lee added “Bring one”[^]*Undo that/)
  expect([did(await undo(3)), (await blocksOf(id)).length]).toEqual(['undo', 4])
  await app.request(mailing.href({ id }), form('PUT', { subject: 'Chairs', version: '4', archived: 'yes' }, headers))
  expect(await (await page(mailing.href({ id }), lee)).text()).not.toContain('Undo that')
  expect([(await undo(5)).status, (await mailings.find(db, id))?.archived]).toEqual([403, true])

  const list = await (await page(newsletter.href(), lee)).text()
  expect(list).toContain('Chairs')
  expect(list).not.toMatch(/Tuesday|Draft this week|Everybody on/)
  const others = await begun()
  const theirs = mailings.draft(db, { id: (await db.selectFrom('users').select('id').limit(1).executeTakeFirstOrThrow()).id, name: 'Kay' }, { kind: 'letter', group_id: asked.winnick, audience: 'x', list: `group:${asked.winnick}`, sender_name: 'W', subject: 'Secret', blocks: [] })
  for (const hidden of [others, (await theirs).id]) expect((await app.request(mailingVersion.href({ id: hidden, version: 1 }), form('DELETE', {}, lee))).status).toBe(404)
  for (const hidden of [others, (await theirs).id]) for (const address of [mailing, mailingPreview, mailingPreviewLetter]) expect((await page(address.href({ id: hidden }), lee)).status).toBe(404)
  for (const href of [groupMailings.href({ id: asked.winnick }), segmentMailings.href({ id: asked.segment })]) for (const request of [{ headers: lee }, form('POST', { subject: 'x' }, lee)]) expect((await app.request(href, request)).status).toBe(403)
  expect((await app.request(newsletter.href(), form('POST', { subject: 'x', to: 'everybody' }, lee))).status).toBe(422)
})

test('fifty letters stand on a page, and the older ones behind it', async () => {
  const { id } = await db.selectFrom('users').select('id').where('name', '=', 'Priya').executeTakeFirstOrThrow()
  for (let n = 0; n < 51; n++) await mailings.draft(db, { id, name: 'Priya' }, { kind: 'letter', segment_id: asked.segment, audience: 'the segment Hosts', list: 'newsletter', sender_name: 'We', subject: `Letter ${n}.`, blocks: [] })
  const first = await (await page(segmentMailings.href({ id: asked.segment }))).text()
  const [, older = ''] = /href="([^"]*older=\d+)"/.exec(first) ?? []
  expect([first.includes('Letter 1.'), first.includes('Letter 0.')]).toEqual([true, false])
  expect(await (await page(older)).text()).toContain('Letter 0.')
})

test('an editor and an auditor do not write to people', async () => {
  for (const role of ['editor', 'auditor'] as const) expect((await page(newsletter.href(), (await arrive(role, role)).headers)).status).toBe(403)
})

test('a draft is thrown away; what has left is only looked at', async () => {
  const id = await begun()
  expect(did(await app.request(mailing.href({ id }), form('DELETE', {}, headers)))).toBe('remove')
  expect((await page(mailing.href({ id }))).status).toBe(404)
  const left = await begun()
  await db.updateTable('mailings').set({ stage: 'gone' }).where('id', '=', left).execute()
  const shown = await (await page(mailing.href({ id: left }))).text()
  expect(shown).toContain('How it went')
  expect(shown).not.toContain('Add a block')
  expect((await page(newMailingBlock.href({ id: left }, { kind: 'text' }))).status).toBe(404)
})
