import { expect, test } from 'vitest'
import { most } from '#engines/bounces/finding.ts'
import { type Part, readMessage } from '#engines/bounces/mime.ts'
import { readReturn } from '#engines/bounces/read-return.ts'
import { complaint, letter, report } from './messages.ts'

const nested = (depth: number) => Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')
const wrapped = (depth: number) => 'Content-Type: message/rfc822\n\n'.repeat(depth)

/** Long runs of what the reader looks for. */
const floods: Record<string, Buffer> = {
  'nothing': Buffer.alloc(0), 'zeros': Buffer.alloc(2_000_000), 'lines': Buffer.alloc(2_000_000, '\n'), 'returns': Buffer.alloc(2_000_000, '\r'), 'spaces': letter({ body: ' '.repeat(1_000_000) }), 'dashes': letter({ body: '-'.repeat(1_000_000) }),
  'empty lines': letter({ body: '\n \n>\n'.repeat(200_000) }), 'at signs': letter({ body: '@'.repeat(1_000_000) }), 'angles': letter({ body: '<'.repeat(1_000_000), type: 'text/html' }), 'letters': letter({ body: 'a'.repeat(1_000_000) }),
  'words': letter({ body: '<a@b.example>: 550 user account mailbox recipient address domain host '.repeat(15_000) }), 'addresses': letter({ body: '<a@b.example>\n'.repeat(80_000) }), 'digits': letter({ body: '5.1.1 550 5.'.repeat(90_000) }),
  'equals': letter({ body: '=\t \t'.repeat(250_000), headers: ['Content-Transfer-Encoding: quoted-printable'] }), 'encoded words': letter({ subject: '=?utf-8?q?a?= '.repeat(50_000), body: '' }), 'header folds': letter({ headers: ['X-A:', ...Array.from({ length: 100_000 }, () => ' b;c="d"')], body: '' }),
  'many headers': letter({ headers: Array.from({ length: 100_000 }, (_, number) => `X-${number}: a@b`), body: '' }), 'parameters': letter({ type: `multipart/mixed${';a="'.repeat(100_000)}`, body: '' }),
  'parts': letter({ type: 'multipart/mixed; boundary=b', body: '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(20_000) }), 'deep parts': Buffer.from(nested(3000)), 'letters in letters': Buffer.from(wrapped(20_000)), 'an empty edge': letter({ type: 'multipart/mixed; boundary=""', body: '--\n'.repeat(200_000) }),
  'groups': report({ diagnostic: `x${'\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1'.repeat(10_000)}` }), 'deep json': Buffer.from(`{"Message":${'['.repeat(500_000)}`), 'a long json': Buffer.from(JSON.stringify({ Message: 'x'.repeat(900_000) })), 'fields': complaint({ type: 'x'.repeat(500_000) }),
}

test.each(Object.entries(floods))('%s without end are read in a moment and bounded', (_name, raw) => {
  const began = performance.now()
  const { findings, names } = readReturn(raw)
  expect(performance.now() - began).toBeLessThan(5000)
  expect(findings.length).toBeLessThanOrEqual(most.findings)
  expect(names.length).toBeLessThanOrEqual(most.names)
  for (const { words, recipient, status } of findings) expect([words.length, recipient.length, status.length].every((length, at) => length <= [most.words, 510, 9][at]!)).toBe(true)
})

test('a message with any octet changed or lost is read all the same, and never says a zero', () => {
  const raws = [report(), complaint(), letter({ body: '<ana@arden.example>: 550 5.1.1 User unknown' })]
  let state = 7
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  for (let round = 0; round < 600; round++) {
    const raw = Buffer.from(raws[round % 3]!)
    for (let change = 0; change < 1 + next(20); change++) raw[next(raw.length)] = next(256)
    const read = readReturn(raw.subarray(next(5) === 0 ? next(raw.length) : 0))
    expect(read.findings.length).toBeGreaterThan(0)
    expect(JSON.stringify(read)).not.toContain('\\u0000')
  }
})

test('parts are followed ten deep and no deeper', () => {
  const depth = ({ parts }: Part): number => 1 + Math.max(0, ...parts.map(depth))
  for (const raw of [nested(60), wrapped(60)]) expect(depth(readMessage(Buffer.from(raw)))).toBe(11)
})
