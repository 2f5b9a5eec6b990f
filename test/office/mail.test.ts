import { afterAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { dkimOf } from '#platform/dkim.ts'
import { recordFor } from '#platform/mail-records/dkim-record.ts'
import { app, db, form, house, settings } from '../house.ts'
import { openNameServer } from '../name-server.ts'
import { arrive, workOnce } from './colleagues.ts'

const { mail, mailCheck, testLetters, letters: all } = routes.office
const server = await openNameServer()
const set = {
  ...settings, DNS_SERVER: server.address, MAIL_FROM: 'hello@tidewater.example', DKIM_SELECTOR: 'commonweal', BOUNCE_ADDRESS: 'bounces@tidewater.example',
  SMTP_URL: 'smtps://user:secret@mail.tidewater.example:465',
}
const sending = createApp({ ...house, settings: set })
const admin = await arrive('Ada', 'administrator')
const record = recordFor((await dkimOf(db, set))!)
const look = async (at = sending) => (await at.request(mail.href(), { headers: admin.headers })).text()
const check = async (at = sending) => (await at.request(mailCheck.href(), form('POST', {}, admin.headers))).text()

beforeEach(() => {
  server.state.mood = 'answers'
  server.state.asked = []
  server.state.zone = {
    'tidewater.example': { TXT: ['v=spf1 mx -all'], MX: ['10 mail.tidewater.example'] },
    [record.name]: { TXT: [record.value] },
    '_dmarc.tidewater.example': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:hello@tidewater.example'] },
  }
})
afterAll(() => server.close())

test('the page says how letters leave and what to publish, and asks nobody', async () => {
  const html = await look()
  expect(html).toMatch(/hello@tidewater\.example[^]*mail\.tidewater\.example[^]*for tidewater\.example, as commonweal[^]*return to bounces@tidewater\.example/)
  expect(html).toContain(record.value)
  expect(html).not.toContain('user:')
  expect(html).not.toContain('PRIVATE')
  expect(server.state.asked).toEqual([])
})

test('where nothing is set it says which settings there are', async () => {
  expect(await look(app)).toMatch(/SMTP_URL is not set, and they are kept in [^]*DKIM_SELECTOR is not set[^]*BOUNCE_ADDRESS is not set/)
})

test('pressing “Check now” asks the name system and says what is right', async () => {
  expect((await check()).match(/badge--right/g)).toHaveLength(4)
  expect(server.state.asked).toEqual(expect.arrayContaining(['tidewater.example TXT', `${record.name} TXT`, '_dmarc.tidewater.example TXT', 'tidewater.example MX']))
})

test('what is wrong comes with the line to publish', async () => {
  server.state.zone = {}
  const html = await check()
  expect(html.match(/badge--wrong/g)).toHaveLength(4)
  expect(html).toContain('v=spf1 a:mail.tidewater.example ~all')
  expect(html).toContain('tidewater.example. TXT &quot;v=spf1')
})

test('where the name system cannot be asked it says so', async () => {
  server.state.mood = 'fails'
  expect(await check()).toMatch(/The name system cannot be asked from this machine[^]*ESERVFAIL/)
})

test('what a name server says is shown as words and never as markup', async () => {
  server.state.zone = { 'tidewater.example': { TXT: ['v=spf1 <script>alert(1)</script> -all'] } }
  expect(await check()).toContain('“&lt;script>alert(1)&lt;/script>”')
})

test('a test letter goes to whoever asks for it', async () => {
  const answer = await app.request(testLetters.href(), form('POST', {}, admin.headers))
  expect(answer.headers.get('location')).toBe(mail.href({}, { did: 'test' }))
  expect(await (await app.request(mail.href({}, { did: 'test' }), { headers: admin.headers })).text()).toContain(`A test letter to ${admin.email} is on its way`)
  await workOnce()
  expect(await db.selectFrom('letters').select(['kind', 'recipient', 'status']).execute()).toEqual([{ kind: 'test', recipient: admin.email, status: 'kept' }])
})

test('only administrators come here, and see the way', async () => {
  const auditor = await arrive('Olga', 'auditor')
  for (const [path, init] of [[mail.href(), {}], [mailCheck.href(), form('POST')], [testLetters.href(), form('POST')]] as const) {
    expect((await sending.request(path, { ...init, headers: { ...init.headers, ...auditor.headers } })).status).toBe(403)
  }
  const lettersOf = async (headers: Record<string, string>) => (await sending.request(all.href(), { headers })).text()
  expect(await lettersOf(admin.headers)).toContain(`href="${mail.href()}"`)
  expect(await lettersOf(auditor.headers)).not.toContain(`href="${mail.href()}"`)
  expect(server.state.asked).toEqual([])
})
