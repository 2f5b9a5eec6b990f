import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, Solution } from 'altcha-lib/types'
import { z } from 'zod'

export type Proofs = { challenge: () => Promise<Challenge>; accept: (answer: string | undefined) => Promise<boolean> }

const lifetime = 10 * 60
const solution = z.object({ counter: z.number(), derivedKey: z.string().max(200), time: z.number().optional() })
const signature = z.string().min(1).max(200)
const payload = z.object({ challenge: z.looseObject({ signature, parameters: z.looseObject({}) }), solution })

/**
 * Proof of work in the visitor's own browser (ALTCHA), about a second of it, for when many knock at once. Each answer is taken once and
 * for ten minutes; the answers taken are remembered that long, up to `size` of them, about 100 bytes each.
 */
export function openProofs(key: string, now: () => number = Date.now, size = 100_000): Proofs {
  const taken = new Map<string, number>()
  const secrets = { hmacSignatureSecret: `${key}:challenge`, hmacKeySignatureSecret: `${key}:solution` }
  return {
    challenge: () => createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 1_000, counter: randomInt(1_000, 2_000), deriveKey, expiresAt: Math.floor(now() / 1000) + lifetime, ...secrets }),
    accept: async (answer) => {
      const read = readAnswer(answer)
      if (!read || taken.has(read.signature)) return false
      const { verified } = await verifySolution({ challenge: read.challenge, solution: read.solution, deriveKey, ...secrets })
      if (!verified || taken.has(read.signature)) return false
      taken.set(read.signature, now())
      for (const [old, at] of taken) if (taken.size > size || at < now() - lifetime * 1000) taken.delete(old)
        else break
      return true
    },
  }
}

function readAnswer(answer = ''): { challenge: Challenge; solution: Solution; signature: string } | undefined {
  try {
    const text: unknown = JSON.parse(Buffer.from(answer.slice(0, 8000), 'base64').toString())
    const read = payload.parse(text)
    return isAnswer(text) ? { ...text, signature: read.challenge.signature } : undefined
  } catch {
    return undefined
  }
}

/** The library checks a challenge by its signature, so that its shape needs no more than to be there. */
const isAnswer = (text: unknown): text is { challenge: Challenge; solution: Solution } => payload.safeParse(text).success
