import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'

type Range = ReturnType<typeof ipaddr.parseCIDR>

/** Reads `TRUSTED_PROXIES`: addresses and ranges ("10.0.0.0/8"). What cannot be read is said. */
export function trustedRanges(list: readonly string[]): Range[] {
  return list.map((text) => {
    if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
    if (!ipaddr.isValid(text)) throw new Error(`TRUSTED_PROXIES: "${text}" is neither an address nor a range such as 10.0.0.0/8.`)
    const address = ipaddr.process(text)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  })
}

/**
 * The nearest address on the way here that is not one of our own proxies; what stands before a hop that cannot be read is not believed.
 * IPv6 counts by its /64, as one household has many.
 */
export function clientAddress(c: Context, trusted: readonly Range[]): string {
  const peer = peerOf(c)
  if (!peer || !ipaddr.isValid(peer)) return 'unknown'
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  const readable = forwarded.slice(forwarded.findLastIndex((hop) => !ipaddr.isValid(hop)) + 1).slice(-20)
  const hops = [...readable, peer].map((hop) => ipaddr.process(hop))
  const nearest = hops.findLast((hop) => !trusted.some((range) => within(hop, range))) ?? hops[0]
  if (!nearest) return 'unknown'
  return nearest instanceof ipaddr.IPv6 ? nearest.parts.slice(0, 4).join(':') : nearest.toString()
}

function within(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Range) {
  if (address instanceof ipaddr.IPv4) return network instanceof ipaddr.IPv4 && address.match(network, bits)
  return network instanceof ipaddr.IPv6 && address.match(network, bits)
}

function peerOf(c: Context) {
  try {
    return getConnInfo(c).remote.address
  } catch {
    return undefined
  }
}
