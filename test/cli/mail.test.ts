import { afterAll, expect, test, vi } from 'vitest'
import { databaseUrl } from '../empty-house.ts'
import { openNameServer } from '../name-server.ts'
import { commonweal } from './commonweal.ts'

vi.setConfig({ testTimeout: 60_000 })
const server = await openNameServer()
const env = { DATABASE_URL: databaseUrl, MAIL_FROM: 'hello@tidewater.example', DKIM_SELECTOR: 'mail', SMTP_URL: 'smtps://user:secret@mail.tidewater.example:465', DNS_SERVER: server.address }
const mail = (word: string, over: Record<string, string> = {}) => commonweal(['mail', word], { ...env, ...over })
afterAll(() => server.close())

test('the key is printed as it is to be published, and published so, the doctor finds nothing wrong', async () => {
  const { code, out } = await mail('key')
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^Name: {3}mail\._domainkey\.tidewater\.example\nType: {3}TXT\nValue: {2}v=DKIM1; k=rsa; p=MII[^\n]+\n\n[^\n]+\nmail\._domainkey\.tidewater\.example\. TXT "[^"]{255}" "[^"]+"\n$/) })
  server.state.zone = {
    'tidewater.example': { TXT: ['v=spf1 mx -all'], MX: ['10 mail.tidewater.example'] },
    'mail._domainkey.tidewater.example': { TXT: [/Value: {2}(.*)/.exec(out)?.[1] ?? ''] },
    '_dmarc.tidewater.example': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:hello@tidewater.example'] },
  }
  const well = await mail('doctor')
  expect(well).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Letters are from hello@tidewater.example and go out through mail.tidewater.example:465\.\n\nSPF {4}RIGHT [^]*\nDKIM {3}RIGHT [^]*\nDMARC {2}RIGHT [^]*\nMX {5}RIGHT /) })
})

test('what is wrong ends in 1, with the line to publish', async () => {
  server.state.zone = {}
  const { code, out } = await mail('doctor')
  expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/SPF {4}WRONG [^]*\n +tidewater\.example\. TXT "v=spf1 a:mail\.tidewater\.example ~all"\nDKIM {3}WRONG [^]*_dmarc\.tidewater\.example\. TXT "v=DMARC1; p=none/) })
  expect(out).not.toContain('secret')
})

test('where the name system cannot be asked it says so and checks nothing', async () => {
  server.state.mood = 'fails'
  expect(await mail('doctor')).toMatchObject({ code: 1, err: expect.stringContaining('cannot be asked from here'), out: expect.stringMatching(/UNKNOWN .*ESERVFAIL/) })
})

test('before letters are signed there is no key to print', async () => {
  expect(await mail('key', { DKIM_SELECTOR: '' })).toMatchObject({ code: 1, out: '', err: 'Letters are not signed yet: set DKIM_SELECTOR (“commonweal”, say) and MAIL_FROM first.\n' })
})
