type Known = { name: string; emails: readonly string[]; phones: readonly string[] }

/** What to call somebody in a list: their name, or what else we know of them. */
export const who = ({ name, emails: [email], phones: [phone] }: Known) => name || email || phone || 'Somebody without a name'
