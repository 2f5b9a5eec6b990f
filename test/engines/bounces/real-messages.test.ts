import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding } from '#engines/bounces/finding.ts'
import { readReturn } from '#engines/bounces/read-return.ts'

const data = process.env.COMMONWEAL_DATA
const folder = data ? join(data, 'bounces') : ''
const rows = existsSync(join(folder, 'expected.csv')) ? readFileSync(join(folder, 'expected.csv'), 'utf8').trim().split(/\r?\n/).slice(1).map((row) => row.split(',')) : []
const read = (file: string) => readReturn(readFileSync(join(folder, file)))

describe.skipIf(rows.length === 0)('messages that really came back', () => {
  const read72 = rows.map(([file = '', number, status, reply, reason = '', hard]) => ({ file, status, reply, reason, isHard: hard === '1', finding: read(file).findings[Number(number) - 1] }))
  const bounces = read72.filter(({ reason }) => !['feedback', 'delivered'].includes(reason))

  test('all 72 are understood, hard and soft as they were judged', () => {
    expect(read72).toHaveLength(72)
    expect(read72.filter(({ finding }) => !finding || finding.verdict === 'not a bounce').map(({ file }) => file)).toEqual([])
    const wrong = bounces.filter(({ finding, isHard }) => (finding?.verdict === 'permanent') !== isHard || !['permanent', 'refused', 'temporary'].includes(finding!.verdict))
    console.info(`${72 - wrong.length} of 72 real messages judged as expected`)
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  test('a complaint is one, and what was delivered is no bounce', () => {
    const verdicts = (wanted: string) => new Set(read72.filter(({ reason }) => reason === wanted).map(({ finding }) => finding?.verdict))
    expect(verdicts('feedback')).toEqual(new Set(['complaint']))
    expect(verdicts('delivered')).toEqual(new Set(['delivered']))
    expect(read('sns_complaint.json')).toMatchObject({ findings: [{ verdict: 'complaint', reason: 'abuse', recipient: 'complaint@simulator.amazonses.com' }], names: expect.arrayContaining(['actioncenter@eff.org']) })
  })

  test('what nobody says of the mailbox is never taken for it: full, late and refused letters', () => {
    const may: Record<string, Finding['reason'][]> = {
      userunknown: ['unknown user'], hostunknown: ['unknown host'], notaccept: ['unknown host'], mailboxfull: ['full'], suspend: ['disabled'],
      expired: ['expired', 'unsaid'], onhold: ['expired', 'delayed'], spamdetected: ['letter'], authfailure: ['letter'], requireptr: ['letter', 'delayed'], policyviolation: ['letter'], virusdetected: ['letter'],
    }
    for (const { file, reason, finding } of bounces.filter((row) => row.reason in may)) expect(may[reason], file).toContain(finding?.reason)
  })

  test('the codes are those that were found in them', () => {
    const told = bounces.filter(({ status }) => status && !/^\d\.0\.[1-9]\d\d$/.test(status))
    expect(told.filter(({ status, finding }) => finding?.status === status).length / told.length).toBeGreaterThan(0.95)
    const replied = bounces.filter(({ reply }) => reply)
    expect(replied.filter(({ reply, finding }) => String(finding?.reply) === reply).length / replied.length).toBeGreaterThan(0.95)
  })

  test('every recipient has an address', () => {
    expect(bounces.filter(({ finding }) => !finding?.recipient.includes('@')).map(({ file }) => file)).toEqual([])
  })

  test('cut short anywhere, none of them makes a lasting verdict of one that was not, and none takes long', () => {
    for (const file of new Set(rows.map(([name = '']) => name))) {
      const whole = readFileSync(join(folder, file))
      if (read(file).findings.some(({ verdict }) => verdict === 'permanent')) continue
      for (let cut = 1; cut < 8; cut++) {
        const { findings } = readReturn(whole.subarray(0, Math.floor((whole.length * cut) / 8)))
        expect(findings.filter(({ verdict }) => verdict === 'permanent'), `${file} to ${cut}/8`).toEqual([])
      }
    }
  })
})
