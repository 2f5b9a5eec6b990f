import { expect, test } from 'vitest'
import { dkimOf } from '#platform/dkim.ts'
import type { Answer, Ask } from '#platform/mail-records/asking.ts'
import { recordFor } from '#platform/mail-records/dkim-record.ts'
import { examine, sendingOf } from '#platform/mail-records/examine.ts'
import type { Finding } from '#platform/mail-records/finding.ts'
import { db } from '../../house.ts'
import type { Zone } from '../../name-server.ts'

const from = 'hello@tidewater.example'
const dkim = (await dkimOf(db, { MAIL_FROM: from, DKIM_SELECTOR: 'commonweal' }))!
const record = recordFor(dkim)
const sending = sendingOf({ SMTP_URL: 'smtps://user:secret@mail.tidewater.example:465' }, from, dkim)
const well: Zone = {
  'tidewater.example': { TXT: ['v=spf1 a:mail.tidewater.example -all', 'something=else'], MX: ['mail.tidewater.example'] },
  'commonweal._domainkey.tidewater.example': { TXT: [record.value] },
  '_dmarc.tidewater.example': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:hello@tidewater.example'] },
}

/** Names as in a zone; those in `away` get no answer. */
function asking(zone: Zone, away: string[] = []) {
  const asked: string[] = []
  const look = (kind: 'TXT' | 'MX' | 'A') => async (name: string): Promise<Answer> => {
    asked.push(`${name} ${kind}`)
    if (away.includes(name)) return { is: 'away', why: 'ETIMEOUT' }
    const values = zone[name]?.[kind] ?? []
    return values.length > 0 ? { is: 'found', values } : { is: 'none' }
  }
  const ask: Ask = { txt: look('TXT'), mx: look('MX'), a: look('A') }
  return { ask, asked }
}
const found = async (zone: Zone, { of = sending, away = [] as string[] } = {}) => examine(asking({ ...well, ...zone }, away).ask, of)
const about = async (subject: Finding['about'], zone: Zone, over: Parameters<typeof found>[1] = {}) => (await found(zone, over)).find((one) => one.about === subject)
const spf = (text: string | string[], more: Zone = {}) => about('SPF', { ...more, 'tidewater.example': { TXT: [text].flat(), MX: ['mail'] } })
const dmarc = (...texts: string[]) => about('DMARC', { '_dmarc.tidewater.example': { TXT: texts } })
const key = (...texts: string[]) => about('DKIM', { [record.name]: { TXT: texts } })

test('a domain that has all of it is right, and nothing is left to publish', async () => {
  expect((await found({})).map(({ about: subject, grade, publish }) => [subject, grade, publish])).toEqual(['SPF', 'DKIM', 'DMARC', 'MX'].map((subject) => [subject, 'right', undefined]))
})

test('a domain that has nothing is told what to publish, line by line', async () => {
  const findings = await examine(asking({}).ask, sending)
  expect(findings.map(({ about: subject, grade, publish }) => [subject, grade, publish])).toEqual([
    ['SPF', 'wrong', { name: 'tidewater.example', type: 'TXT', value: 'v=spf1 a:mail.tidewater.example ~all' }],
    ['DKIM', 'wrong', record],
    ['DMARC', 'wrong', { name: '_dmarc.tidewater.example', type: 'TXT', value: 'v=DMARC1; p=none; rua=mailto:hello@tidewater.example' }],
    ['MX', 'wrong', undefined],
  ])
  expect(JSON.stringify(findings)).not.toContain('secret')
})

const includes = (count: number) => Array.from({ length: count }, (_, at) => `include:s${at}.example`).join(' ')
const ready = (count: number): Zone => Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${at}.example`, { TXT: ['v=spf1 ip4:192.0.2.1 ?all'] }]))

test.each<[string, string | string[], Zone, Finding['grade'], RegExp]>([
  ['ends in -all', 'v=spf1 mx -all', {}, 'right', /in 1 question of at most 10, and ends in -all\./],
  ['asks nothing', 'V=SPF1 ip4:192.0.2.1 ip6:2001:db8::1 ~all', {}, 'right', /without further questions, and ends in ~all/],
  ['is handed on', 'v=spf1 redirect=_spf.example', { '_spf.example': { TXT: ['v=spf1 a/24 -all'] } }, 'right', /in 2 questions.*-all/],
  ['asks ten times', `v=spf1 ${includes(10)} ~all`, ready(10), 'right', /in 10 questions/],
  ['asks eleven times', `v=spf1 ${includes(11)} ~all`, ready(11), 'wrong', /more than 10 questions/],
  ['asks eleven times within another', `v=spf1 include:deep.example ~all`, { ...ready(10), 'deep.example': { TXT: [`v=spf1 ${includes(10)} -all`] } }, 'wrong', /more than 10 questions/],
  ['leads in a circle', 'v=spf1 include:tidewater.example -all', {}, 'wrong', /more than 10 questions/],
  ['stands there twice', ['v=spf1 mx -all', 'v=spf1 a -all'], {}, 'wrong', /has 2 SPF records/],
  ['lets everybody send', 'v=spf1 +all', {}, 'wrong', /everybody may send/],
  ['lets everybody send without a sign', 'v=spf1 mx all', {}, 'wrong', /everybody may send/],
  ['says nothing about others', 'v=spf1 mx ?all', {}, 'careful', /says nothing about servers/],
  ['has no end', 'v=spf1 mx', {}, 'careful', /says nothing about servers/],
  ['ends before what follows', 'v=spf1 ~all include:nowhere.example', {}, 'right', /~all/],
  ['leads nowhere', 'v=spf1 include:nowhere.example -all', {}, 'wrong', /leads to nowhere\.example, which has no SPF record/],
  ['leads to two', 'v=spf1 include:two.example -all', { 'two.example': { TXT: ['v=spf1 -all', 'v=spf1 ~all'] } }, 'wrong', /more than one SPF record/],
  ['is misspelt', 'v=spf1 include:s0.example; -all', ready(1), 'wrong', /leads to s0\.example;/],
  ['holds what nobody understands', 'v=spf1 =x -all', {}, 'wrong', /nobody understands: “=x”/],
  ['uses macros', 'v=spf1 exists:%{i}.x.example include:%{d}.x.example -all', {}, 'right', /in 2 questions/],
  ['is of another kind', 'v=spf10 -all', {}, 'wrong', /does not say who may send/],
])('an SPF record that %s', async (_what, text, more, grade, says) => {
  expect(await spf(text, more)).toMatchObject({ grade, says: expect.stringMatching(says) })
})

test('the walk through an SPF record ends as soon as there are too many questions', async () => {
  const { ask, asked } = asking({ 'tidewater.example': { TXT: [`v=spf1 ${Array.from({ length: 400 }, () => 'include:tidewater.example').join(' ')} -all`] } })
  await examine(ask, sending)
  expect(asked.filter((name) => name === 'tidewater.example TXT').length).toBeLessThanOrEqual(11)
})

test.each<[string, string[], Finding['grade'], RegExp]>([
  ['is ours, in pieces and in another order', [record.value.replace('v=DKIM1; ', '').replace('p=', 'p= ')], 'right', /the key .* is ours/],
  ['is another', [record.value.replace(/p=.{20}/, `p=${'A'.repeat(20)}`)], 'wrong', /another key/],
  ['was taken back', ['v=DKIM1; p='], 'wrong', /no longer used/],
  ['stands there twice', [record.value, 'v=DKIM1; p=x'], 'wrong', /has 2 records/],
  ['is tried out', [`${record.value}; t=s:y`], 'careful', /tried out/],
  ['is called another kind', [record.value.replace('k=rsa', 'k=ed25519')], 'wrong', /another kind/],
  ['is no key', ['hello'], 'wrong', /another key/],
])('a published key that %s', async (_what, texts, grade, says) => {
  expect(await key(...texts)).toMatchObject({ grade, says: expect.stringMatching(says) })
})

test('letters that are not signed are wrong, with the way to sign them', async () => {
  expect(await about('DKIM', {}, { of: { ...sending, dkim: undefined } })).toMatchObject({ grade: 'wrong', says: expect.stringContaining('Set DKIM_SELECTOR') })
})

test.each<[string, string[], Finding['grade'], RegExp]>([
  ['asks and lets through', ['v=DMARC1; p=none; rua=mailto:a@b.example'], 'careful', /p=none/],
  ['tells nobody', ['v=DMARC1;p=Reject'], 'careful', /nobody gets the reports/],
  ['refuses', ['v=DMARC1; p=reject; rua=mailto:a@b.example'], 'right', /: reject\./],
  ['says nothing known', ['v=DMARC1; p=maybe'], 'wrong', /no policy that is known/],
  ['stands there twice', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'wrong', /has 2 DMARC records/],
  ['is not one', ['v=DMARC2; p=none'], 'wrong', /does not say what is to happen/],
])('a DMARC record that %s', async (_what, texts, grade, says) => {
  expect(await dmarc(...texts)).toMatchObject({ grade, says: expect.stringMatching(says) })
})

test('a domain below another goes by its DMARC record, and by what that says of those below', async () => {
  const of = { ...sending, from: 'hello@mail.tidewater.example' }
  expect(await about('DMARC', {}, { of })).toMatchObject({ grade: 'right', says: expect.stringContaining('_dmarc.tidewater.example') })
  expect(await about('DMARC', { '_dmarc.tidewater.example': { TXT: ['v=DMARC1; p=reject; sp=none; rua=mailto:a@b.example'] } }, { of })).toMatchObject({ grade: 'careful', says: expect.stringContaining('p=none') })
})

test('where answers go is asked of both domains, and a website’s machine is better than nothing', async () => {
  const mx = (zone: Zone[string]) => about('MX', { 'tidewater.example': { TXT: ['v=spf1 -all'], ...zone } })
  expect(await mx({ MX: ['.'] })).toMatchObject({ grade: 'wrong', says: expect.stringContaining('takes no letters') })
  expect(await mx({ A: ['192.0.2.1'] })).toMatchObject({ grade: 'careful' })
  expect(await mx({})).toMatchObject({ grade: 'wrong', says: expect.stringContaining('nowhere to go') })
  const both = await found({ 'back.example': { TXT: ['v=spf1 mx -all'], MX: ['mail'] } }, { of: { ...sending, bounces: 'bounces@back.example' } })
  expect(both.map(({ about: subject, says }) => [subject, /back\.example/.test(says)])).toEqual([['SPF', true], ['DKIM', false], ['DMARC', false], ['MX', false], ['MX', true]])
})

test('what gets no answer is unknown, and neither right nor wrong', async () => {
  const names = ['tidewater.example', record.name, '_dmarc.tidewater.example']
  expect((await found({}, { away: names })).map(({ grade, says }) => [grade, says.includes('ETIMEOUT')])).toEqual(Array.from({ length: 4 }, () => ['unknown', true]))
  expect(await about('SPF', { 'tidewater.example': { TXT: ['v=spf1 include:far.example -all'] } }, { away: ['far.example'] })).toMatchObject({ grade: 'unknown', says: expect.stringContaining('leads to far.example') })
})

test.each([['smtp://localhost:25', 'mx'], ['smtp://192.0.2.9', 'ip4:192.0.2.9'], ['smtps://[2001:db8::1]:465', 'ip6:2001:db8::1'], [undefined, 'mx']])('with the mail server %s the line to publish names %s', async (SMTP_URL, names) => {
  const [first] = await examine(asking({}).ask, sendingOf({ SMTP_URL }, from, dkim))
  expect(first?.publish?.value).toBe(`v=spf1 ${names} ~all`)
})

test('an address that only this machine knows is wrong, and nobody is asked', async () => {
  const { ask, asked } = asking({})
  expect(await examine(ask, { ...sending, from: 'commonweal@localhost' })).toMatchObject([{ about: 'Sender', grade: 'wrong', says: expect.stringContaining('Set MAIL_FROM') }])
  expect(asked).toEqual([])
})
