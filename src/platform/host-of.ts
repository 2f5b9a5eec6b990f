/** The domain of an e-mail address, also of one with a name before it, in small letters; `localhost` when it has none. */
export const hostOf = (address: string): string => address.split('@').at(-1)?.replace(/[^\w.-]/g, '').toLowerCase() || 'localhost'
