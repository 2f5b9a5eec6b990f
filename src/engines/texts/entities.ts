const written: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const meant: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

export const escapeWords = (text: string) => text.replace(/[&<>]/g, (character) => written[character] ?? character)
export const escapeValue = (text: string) => text.replace(/[&<>"]/g, (character) => written[character] ?? character)

/** Undoes the two above, and nothing else: ours are the only texts it is given. */
export const unescape = (text: string) => text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => meant[entity] ?? entity)
