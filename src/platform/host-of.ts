import { domainToASCII } from 'node:url'

/** The domain of an e-mail address, also of one with a name before it, as mail servers write it (RFC 5890); `localhost` when it has none. */
export const hostOf = (address: string): string => domainToASCII(bare(address).split('@').slice(1).at(-1)?.trim() ?? '') || 'localhost'

/** The address alone, of one with a name before it: `Ana <ana@example.org>`. */
export const bare = (address: string): string => /<([^<>]*)>\s*$/.exec(address)?.[1] ?? address
