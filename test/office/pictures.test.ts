import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import * as pictures from '#domain/content/pictures.ts'
import { routes } from '#http/routes.ts'
import type { Db } from '#platform/database.ts'
import { scoped } from '#platform/scoped.ts'
import { app, db, form, settings } from '../house.ts'
import { picture as draw, tales } from '../pictures.ts'
import { arrive, cookiesOf, workOnce } from './colleagues.ts'

const { office } = routes
const ed = await arrive('Ed', 'editor')
const ned = await arrive('Ned', 'auditor')
const wide = await draw({ width: 1700, height: 60 })
const lead = { headers: { cookie: '' }, id: '' }
const group = { arden: 0, winnick: 0, slug: 'arden-neighbors' }

beforeAll(async () => {
  const found = async (slug: string) => (await db.insertInto('groups').values({ slug, name: slug, kind: 'local-group', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
  group.arden = await found(group.slug)
  group.winnick = await found('winnick-neighbors')
  const { id: person_id } = await db.insertInto('people').values({ name: 'Ana', emails: ['ana@arden.example'] }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values({ group_id: group.arden, person_id, role: 'lead' }).execute()
  lead.id = (await db.insertInto('users').values({ name: 'Ana', email: 'ana@arden.example', person_id }).returning('id').executeTakeFirstOrThrow()).id
  lead.headers = await cookiesOf('ana@arden.example')
})

const served = () => readdir(join(settings.COMMONWEAL_HOME, 'files/pictures')).catch(() => [])
const incoming = () => readdir(join(settings.COMMONWEAL_HOME, 'files/incoming')).catch(() => [])
const rows = () => db.selectFrom('pictures').selectAll().orderBy('id').execute()
const get = async (path: string, who: { headers: { cookie: string } } = ed) => app.request(path, { headers: who.headers })
const press = (method: 'PUT' | 'DELETE', path: string, fields = {}, who: { headers: { cookie: string } } = ed) => app.request(path, form(method, fields, who.headers))

function send(content: Uint8Array<ArrayBuffer>, { who = ed, at = office.pictures.href(), alt = 'Red above blue', name = 'x.jpg', headers = {} }: { who?: { headers: { cookie: string } }; at?: string; alt?: string; name?: string; headers?: Record<string, string> } = {}) {
  const body = new FormData()
  body.set('alt', alt)
  body.set('picture', new File([content], name))
  body.set('credit', 'Jo Lund')
  return app.request(at, { method: 'POST', body, headers: { ...who.headers, origin: 'http://localhost', ...headers } })
}

test('a picture is sent, shown in three widths and formats, told anew and removed with its files', async () => {
  expect(await (await get(office.pictures.href())).text()).toContain('No picture is here yet.')
  expect((await send(wide)).headers.get('location')).toBe(office.pictures.href({}, { did: 'add' }))
  const [row] = await rows()
  expect(row).toMatchObject({ alt: 'Red above blue', credit: 'Jo Lund', width: 1600, height: 56, shelved: true, sender: 'Ed', sent_by: ed.id })
  const names = await served()
  expect(names.map((name) => name.replace(row?.hash ?? '', '…')).toSorted()).toEqual(['1600', '480', '960'].flatMap((width) => ['avif', 'jpg', 'webp'].map((format) => `…-${width}.${format}`)))
  expect(await incoming()).toEqual([])
  for (const name of names) expect(await tales(join(settings.COMMONWEAL_HOME, 'files/pictures', name)), name).toEqual([])

  const page = await (await get(office.pictures.href({}, { did: 'add' }))).text()
  expect(page).toMatch(/<source type="image\/avif" srcset="\/pictures\/\w{32}-480\.avif 480w, [^"]*1600w" sizes="12rem"\/><source type="image\/webp"[^]*<img [^>]*width="1600" height="56" alt loading="lazy"/)
  const id = row?.id ?? 0
  expect((await press('PUT', office.picture.href({ id }), { alt: ' ', credit: '' })).status).toBe(422)
  await press('PUT', office.picture.href({ id }), { alt: 'Two bands', credit: '' })
  expect(await pictures.find(db, id)).toMatchObject({ alt: 'Two bands', credit: '' })
  expect((await press('DELETE', office.picture.href({ id }))).status).toBe(303)
  await workOnce()
  expect([await rows(), await served()]).toEqual([[], []])
  expect((await db.selectFrom('audit_entries').select('act').where('subject', '=', 'picture').orderBy('id').execute()).map(({ act }) => act)).toEqual(['add', 'describe', 'remove'])
})

test('an editor in the page is answered in JSON', async () => {
  const small = await draw()
  const answer = await send(small, { headers: { accept: 'application/json' } })
  expect([answer.status, await answer.json()]).toEqual([201, { id: expect.any(Number), src: expect.stringMatching(/^\/pictures\/\w{32}-64\.jpg$/), width: 64, height: 48, alt: 'Red above blue' }])
  const mute = await send(small, { alt: '', headers: { accept: 'application/json' } })
  expect([mute.status, await mute.json()]).toEqual([422, { errors: expect.objectContaining({ alt: [expect.stringContaining('Say what is to be seen')] }) }])
})

test('words may come behind the picture, and a second picture is passed over', async () => {
  const body = new FormData()
  body.set('picture', new File([await draw({ blue: 11 })], 'a.jpg'))
  body.set('alt', 'Said afterwards')
  body.set('another', new File([await draw({ blue: 12 })], 'b.jpg'))
  expect((await app.request(office.pictures.href(), { method: 'POST', body, headers: { ...ed.headers, origin: 'http://localhost' } })).status).toBe(303)
  expect((await rows()).at(-1)?.alt).toBe('Said afterwards')
  expect(await incoming()).toEqual([])
})

test('what is to be seen must be said, and a picture sent without it leaves nothing behind', async () => {
  const before = [await rows(), await served()]
  const refused = await send(await draw({ blue: 7 }), { alt: '' })
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringMatching(/Say what is to be seen[^]*Choose the picture again[^]*value="Jo Lund"/)])
  expect((await send(Buffer.alloc(0))).status).toBe(422)
  expect([[await rows(), await served()], await incoming()]).toEqual([before, []])
})

test('the same picture is one file however often it is sent, and goes when the last of it does', async () => {
  const red = await draw({ blue: 40 })
  const twice = [await send(red), await send(red), await send(await draw({ blue: 40, format: 'png' }), { alt: 'In other words' })]
  expect(twice.map(({ status }) => status)).toEqual([303, 303, 303])
  const mine = (await rows()).slice(-2)
  expect(mine.map(({ alt }) => alt)).toEqual(['Red above blue', 'In other words'])
  const [jpeg, png] = mine
  const files = async () => (await served()).filter((name) => name.startsWith(png?.hash ?? ''))
  expect((await served()).filter((name) => mine.some(({ hash }) => name.startsWith(hash))).length).toBe(jpeg?.hash === png?.hash ? 3 : 6)
  await send(await draw({ blue: 40, format: 'png' }), { alt: 'In third words' })
  await press('DELETE', office.picture.href({ id: png?.id ?? 0 }))
  await workOnce()
  expect((await files()).length).toBe(3)
})

test('a picture is turned upright, and a small one is not blown up', async () => {
  await send(await draw({ width: 300, height: 200, orientation: 6 }), { alt: 'Turned' })
  const row = (await rows()).at(-1)
  expect(row).toMatchObject({ width: 200, height: 300 })
  const { data, info } = await sharp(join(settings.COMMONWEAL_HOME, 'files/pictures', `${row?.hash}-200.jpg`)).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)].map((value) => Math.round(value / 128))
  expect([at(190, 150), at(10, 150)]).toEqual([[2, 0, 0], [0, 0, 2]])
})

test('anybody is served a picture as a picture and nothing else, and forever', async () => {
  const name = (await served()).find((one) => one.endsWith('.avif')) ?? ''
  const path = routes.site.picture.href({ name })
  const answer = await app.request(path)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(await readFile(join(settings.COMMONWEAL_HOME, 'files/pictures', name)))
  const told = Object.fromEntries(answer.headers)
  expect(told).toMatchObject({
    'content-type': 'image/avif', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'public, max-age=31536000, immutable', etag: `"${name}"`,
  })
  expect(told).not.toHaveProperty('set-cookie')
  expect((await app.request(path, { headers: { 'if-none-match': `"${name}"` } })).status).toBe(304)
  const head = await app.request(path, { method: 'HEAD' })
  expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', told['content-length']])
})

test('what is no picture’s name is not found, however it is written', async () => {
  await mkdir(join(settings.COMMONWEAL_HOME, 'files/pictures'), { recursive: true })
  await writeFile(join(settings.COMMONWEAL_HOME, 'files/pictures/secret.txt'), 'secret')
  const odd = ['secret.txt', '..%2f..%2fpostgres%2fpassword', '%2e%2e%2fincoming', `${'a'.repeat(32)}-480.jpg`, `${'a'.repeat(32)}-480.svg`, `${'A'.repeat(32)}-480.jpg`, `${'a'.repeat(32)}-480.jpg%00`, '']
  for (const name of odd) {
    const answer = await app.request(`/pictures/${name}`)
    expect([answer.status, (await answer.text()).includes('secret')], name).toEqual([404, false])
  }
})

test('a lead gives the group its picture and takes it away; it goes from the disk with it', async () => {
  const at = office.groupPicture.href({ id: group.arden })
  const url = routes.site.group.href(group, { did: 'look' })
  expect(await (await app.request(url)).text()).not.toContain('<picture')
  expect(await (await get(office.group.href({ id: group.arden }), lead)).text()).toContain('Send one')
  expect((await send(await draw({ blue: 90 }), { who: lead, at, alt: 'Neighbors at the mill' })).headers.get('location')).toBe(office.group.href({ id: group.arden }, { did: 'pictured' }))
  const shown = (await rows()).at(-1)
  expect(shown).toMatchObject({ shelved: false, sent_by: lead.id })
  expect(await (await app.request(url)).text()).toMatch(/<picture[^]*alt="Neighbors at the mill" loading="eager"[^]*Jo Lund/)
  await send(await draw({ blue: 91 }), { who: lead, at, alt: 'Neighbors at the church' })
  await workOnce()
  expect((await rows()).map(({ alt }) => alt)).not.toContain('Neighbors at the mill')
  const next = (await rows()).at(-1)
  const mute = await send(await draw({ blue: 92 }), { who: lead, at, alt: '' })
  expect([mute.status, await mute.text()]).toEqual([422, expect.stringMatching(/Say what is to be seen[^]*Its picture|Its picture[^]*Say what is to be seen/)])

  await press('DELETE', at, {}, lead)
  await workOnce()
  expect(await (await app.request(url)).text()).not.toContain('<picture')
  expect((await served()).filter((name) => name.startsWith(next?.hash ?? '?'))).toEqual([])
})

test('a lead touches no other group’s picture, nor the shelf of others; an auditor sends nothing', async () => {
  const before = await rows()
  expect((await send(wide, { who: lead, at: office.groupPicture.href({ id: group.winnick }) })).status).toBe(404)
  expect((await press('DELETE', office.groupPicture.href({ id: group.winnick }), {}, lead)).status).toBe(404)
  const id = before.find(({ sent_by }) => sent_by === ed.id)?.id ?? 0
  expect((await press('PUT', office.picture.href({ id }), { alt: 'Mallory', credit: '' }, lead)).status).toBe(404)
  expect((await press('DELETE', office.picture.href({ id }), {}, lead)).status).toBe(404)
  expect([(await send(wide, { who: ned })).status, (await get(office.pictures.href(), ned)).status]).toEqual([403, 403])
  expect((await send(wide, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
  expect([await rows(), await incoming()]).toEqual([before, []])

  await send(await draw({ blue: 120 }), { who: lead, alt: 'A lead’s own' })
  const page = await (await get(office.pictures.href(), lead)).text()
  expect([page.includes('A lead’s own'), page.includes('Turned')]).toEqual([true, false])
  const own = (await rows()).at(-1)?.id ?? 0
  expect((await press('PUT', office.picture.href({ id: own }), { alt: 'Told anew', credit: '' }, lead)).status).toBe(303)
})

test('the database itself lets a lead add only in their own name, change nobody else’s words and remove nothing', async () => {
  const theirs = (await rows()).find(({ sent_by }) => sent_by === ed.id)
  const asLead = <Result>(work: (tx: Db) => Promise<Result>) => scoped(db, { actorId: lead.id }, work)
  const row = { hash: 'a'.repeat(32), alt: 'x', width: 1, height: 1, bytes: 1, sender: 'Ed' }
  await expect(asLead((tx) => tx.insertInto('pictures').values({ ...row, sent_by: ed.id }).execute())).rejects.toThrow('row-level security')
  await expect(asLead((tx) => tx.deleteFrom('pictures').execute())).rejects.toThrow('permission denied')
  await asLead((tx) => tx.updateTable('pictures').set({ alt: 'Mallory' }).execute())
  await asLead((tx) => tx.updateTable('groups').set({ picture_id: theirs?.id }).where('id', '=', group.winnick).execute())
  expect((await rows()).find(({ id }) => id === theirs?.id)?.alt).toBe(theirs?.alt)
  expect(await db.selectFrom('groups').select('picture_id').where('id', '=', group.winnick).executeTakeFirst()).toEqual({ picture_id: null })
})

test('what a page shows stays on the shelf until the page lets it go', async () => {
  const kept = (await rows()).find(({ shelved }) => shelved)
  await db.updateTable('groups').set({ picture_id: kept?.id }).where('id', '=', group.arden).execute()
  expect(await (await get(office.pictures.href())).text()).toContain('Shown by')
  const answer = await press('DELETE', office.picture.href({ id: kept?.id ?? 0 }))
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Something shows this picture still')])
  await db.updateTable('groups').set({ picture_id: null }).where('id', '=', group.arden).execute()
  await db.insertInto('stories').values({ slug: 'bus', title: 'Bus', body: `<p>It came.</p><figure data-picture="${kept?.id}"></figure>` }).execute()
  expect((await press('DELETE', office.picture.href({ id: kept?.id ?? 0 }))).status).toBe(422)
  await db.updateTable('stories').set({ body: '<p>It came.</p>' }).where('slug', '=', 'bus').execute()
  expect((await press('DELETE', office.picture.href({ id: kept?.id ?? 0 }))).status).toBe(303)
})
