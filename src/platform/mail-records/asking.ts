import { Resolver } from 'node:dns/promises'
import { z } from 'zod'
import type { Settings } from '#platform/settings.ts'

/** What the name system says. `none`: there is nothing of the kind; `away`: it gave no answer, with its word for why. */
export type Answer = { is: 'found'; values: string[] } | { is: 'none' } | { is: 'away'; why: string }
/** Each asks once, and never throws. TXT in one piece each, MX as host names, the best first; A tells addresses of both families. */
export type Ask = Record<'txt' | 'mx' | 'a', (name: string) => Promise<Answer>>

const codeShape = z.object({ code: z.string() })
const nothing: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * Asks the machine's own name server, or that of DNS_SERVER. A question is asked twice, and waits `patience` milliseconds the first time; what is asked
 * later than `limit` milliseconds after the opening gets no answer.
 */
export function openAsk({ DNS_SERVER }: Pick<Settings, 'DNS_SERVER'>, { patience = 1500, limit = 12_000 } = {}): Ask {
  const resolver = new Resolver({ timeout: patience, tries: 2 })
  if (DNS_SERVER) resolver.setServers([DNS_SERVER])
  const until = performance.now() + limit
  const said = (ask: () => Promise<string[]>) => (performance.now() < until ? heard(ask) : Promise.resolve({ is: 'away' as const, why: 'it took too long' }))
  return {
    txt: (name) => said(async () => (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))),
    mx: (name) => said(async () => (await resolver.resolveMx(name)).toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange)),
    a: async (name) => {
      const [four, six] = await Promise.all([said(() => resolver.resolve4(name)), said(() => resolver.resolve6(name))])
      return four.is === 'found' || six.is === 'none' ? four : six
    },
  }
}

async function heard(ask: () => Promise<string[]>): Promise<Answer> {
  try {
    const values = await ask()
    return values.length > 0 ? { is: 'found', values } : { is: 'none' }
  } catch (error) {
    const code = codeShape.safeParse(error).data?.code ?? 'no answer'
    return nothing.has(code) ? { is: 'none' } : { is: 'away', why: code }
  }
}
