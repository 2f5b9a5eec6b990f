import type { Context } from 'hono'
import type { Env } from '#http/context.ts'
import type { Limit } from '#http/limits.ts'

export type Gate = 'open' | 'prove' | 'wait'
export type Gates = Readonly<Record<'reports' | 'lookUps' | 'signUps' | 'messages' | 'appreciations', { each: Limit; all: Limit }>>

/** How often one address, and everybody together, may do a thing. A phone bank of thirty behind one address still gets through. */
const gates: Gates = {
  reports: { each: { burst: 120, perMinute: 30 }, all: { burst: 6_000, perMinute: 3_000 } },
  lookUps: { each: { burst: 120, perMinute: 30 }, all: { burst: 20_000, perMinute: 10_000 } },
  signUps: { each: { burst: 12, perMinute: 3 }, all: { burst: 1_000, perMinute: 200 } },
  appreciations: { each: { burst: 30, perMinute: 6 }, all: { burst: 3_000, perMinute: 1_000 } },
  messages: { each: { burst: 6, perMinute: 0.5 }, all: { burst: 200, perMinute: 40 } },
}

/** Whether somebody may pass. Near a limit only with a proof of work; over it not at all until a minute has passed. `thing` narrows "everybody". */
export async function passing<Here extends Env>(c: Context<Here>, name: keyof Gates, proof?: string, thing = ''): Promise<Gate> {
  const { limits, proofs, client } = c.var
  const verdicts = [limits.spend(`${name} ${client}`, gates[name].each), limits.spend(`${name} all ${thing}`, gates[name].all)]
  if (verdicts.includes('over')) return 'wait'
  if (verdicts.includes('near')) return (await proofs.accept(proof)) ? 'open' : 'prove'
  return 'open'
}

export const waitSentence = 'Very many are writing to us from your network just now. Wait a minute and send this again; everything you wrote is still here.'
