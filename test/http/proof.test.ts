import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, Solution } from 'altcha-lib/types'
import { expect, test } from 'vitest'
import { openProofs } from '#http/proof.ts'

const answerTo = (challenge: Challenge, solution: Solution | null) => btoa(JSON.stringify({ challenge, solution }))

async function solved(proofs = openProofs('one key')) {
  const challenge = await proofs.challenge()
  const solution = await solveChallenge({ challenge, deriveKey })
  return { proofs, challenge, solution: solution ?? null, answer: answerTo(challenge, solution ?? null) }
}

test('an answer is taken once', async () => {
  const { proofs, answer } = await solved()
  expect([await proofs.accept(answer), await proofs.accept(answer)]).toEqual([true, false])
})

test('sent twice at the same moment it is taken once', async () => {
  const { proofs, answer } = await solved()
  expect((await Promise.all([proofs.accept(answer), proofs.accept(answer), proofs.accept(answer)])).filter(Boolean)).toHaveLength(1)
})

test('dressed differently it is still the same answer', async () => {
  const { proofs, challenge, solution, answer } = await solved()
  expect(await proofs.accept(answer)).toBe(true)
  const dressed = [
    btoa(JSON.stringify({ solution, challenge })), btoa(JSON.stringify({ challenge: { ...challenge, more: 1 }, solution })), ` ${answer}`, `${answer}=`,
    answerTo({ ...challenge, signature: challenge.signature?.toUpperCase() }, solution), answerTo({ ...challenge, signature: ` ${challenge.signature}` }, solution),
    answerTo({ ...challenge, signature: `${challenge.signature}\u0000` }, solution),
  ]
  for (const again of dressed) expect(await proofs.accept(again), again).toBe(false)
})

test('what another key signed, or nobody, is refused', async () => {
  const { challenge, solution, answer } = await solved()
  expect(await openProofs('another key').accept(answer)).toBe(false)
  const proofs = openProofs('one key')
  for (const wrong of [
    answerTo({ ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution), answerTo({ ...challenge, signature: 'x' }, solution), answerTo(challenge, null),
    answerTo(challenge, { counter: 1, derivedKey: '00' } as Solution), answerTo({ ...challenge, signature: undefined }, solution),
  ]) expect(await proofs.accept(wrong)).toBe(false)
})

test('what nobody can read is refused quietly', async () => {
  const proofs = openProofs('one key')
  for (const noise of [undefined, '', 'null', btoa('null'), btoa('{"challenge":{},"solution":{}}'), btoa('[]'), '\u0000', 'x'.repeat(200_000), btoa('{"challenge":{"signature":"x","parameters":null},"solution":{"counter":1,"derivedKey":"x"}}'), btoa('{"__proto__":{"polluted":1}}')]) {
    expect(await proofs.accept(noise)).toBe(false)
  }
})

test('after ten minutes it is too late', async () => {
  const { answer } = await solved(openProofs('one key', () => Date.now() - 11 * 60_000))
  expect(await openProofs('one key').accept(answer)).toBe(false)
  const { proofs, answer: fresh } = await solved(openProofs('one key', () => Date.now() - 9 * 60_000))
  expect(await proofs.accept(fresh)).toBe(true)
})
