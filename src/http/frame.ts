/** What surrounds every page: whose site it is, where we are, and what is remembered of the visitor. */
export type Frame = {
  organization: { name: string; motto: string; email: string; postal: string; small_print: string; brand_hue: number; brand_chroma: number; paper_hue: number }
  asset: (source: 'site.css' | 'office.css' | 'site.js' | 'office.js' | 'account.js' | 'proof.js' | 'writing.js' | 'franklin.woff2') => string
  brand: string
  /** The pages that stand in the menus of the public site. */
  menus: Record<'masthead' | 'footer', { slug: string; title: string }[]>
  origin: string
  path: string
  place?: RememberedPlace
  /** Whether this browser carries a session; whose, a room asks. */
  signedIn: boolean
}

/** What the signed cookie holds: where somebody votes. Never an address, never a point. */
export type RememberedPlace = { id: string; name: string; districts: Record<string, string>; approximate?: boolean }
