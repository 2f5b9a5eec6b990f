import { xml } from '#engines/feeds/xml.ts'

export type Place = { address: string; since?: Date }

/** As many as one file may name (sitemaps.org, protocol 0.9). */
export const mostPlaces = 50_000

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** A map of a site: absolute addresses, and since when each says what it says. */
export function siteMap(places: readonly Place[]): string {
  return `${head}<urlset ${namespace}>\n${places.map((place) => entry('url', place)).join('')}</urlset>\n`
}

/** The list of maps, where one is not enough. */
export function siteMapIndex(maps: readonly Place[]): string {
  return `${head}<sitemapindex ${namespace}>\n${maps.map((map) => entry('sitemap', map)).join('')}</sitemapindex>\n`
}

const entry = (name: string, { address, since }: Place) => `<${name}><loc>${xml(address)}</loc>${since ? `<lastmod>${since.toISOString()}</lastmod>` : ''}</${name}>\n`
