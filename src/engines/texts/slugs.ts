/** A name as an address: `Carlos González` as `carlos-gonzalez`; a number behind it when that is taken, `otherwise` when nothing of it is left. */
export function freeSlug(name: string, taken: readonly string[], otherwise?: string): string {
  const plain = slugOf(name, otherwise)
  const known = new Set(taken)
  for (let number = 1; ; number++) {
    const slug = number === 1 ? plain : `${plain}-${number}`
    if (!known.has(slug)) return slug
  }
}

export function slugOf(name: string, otherwise = 'somebody'): string {
  return name.normalize('NFKD').toLowerCase().replace(/[\p{M}'’.]/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80).replace(/-$/, '') || otherwise
}
