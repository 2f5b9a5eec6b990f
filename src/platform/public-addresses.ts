import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** How names become addresses; the system's own way unless a test says otherwise. */
export type Resolve = (name: string) => Promise<string[]>

export const resolveName: Resolve = (name) => new Promise((resolve, reject) => {
  lookup(name, { all: true }, (error, found) => (error ? reject(error) : resolve(found.map(({ address }) => address))))
})

/** An address that nobody outside may make us speak to. */
export class PrivateAddress extends Error {}

/**
 * Whether an address belongs to the public internet: no private, loopback, link-local, shared (carrier), multicast, reserved or documentation range, nor
 * an IPv6 address that carries such an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo). IANA special-purpose address registries, RFC 6890.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast'
  const bytes = parsed.toByteArray()
  const globalUnicast = ((bytes[0] ?? 0) & 0xe0) === 0x20
  return globalUnicast && parsed.range() === 'unicast'
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}

/**
 * A `lookup` for sockets that gives only checked addresses: a name of which any address is not public is refused whole. The socket connects
 * to what was checked, so a name cannot mean something else a moment later.
 */
export function guardedLookup(resolve: Resolve, allowLoopback: boolean): LookupFunction {
  return (name, options, done) => {
    resolve(name).then((addresses) => {
      if (addresses.length === 0) throw new Error('The name has no address.')
      for (const address of addresses) mustBePublic(address, allowLoopback)
      const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      const wanted = found.filter(({ family }) => !options.family || options.family === family || options.family === `IPv${family}`)
      const [first] = wanted
      if (!first) throw new Error('The name has no address of this family.')
      if (options.all) done(null, wanted)
      else done(null, first.address, first.family)
    }).catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error)), '', 4))
  }
}

/** Throws when an address is neither public nor, where that is allowed, the machine's own. */
export function mustBePublic(address: string, allowLoopback: boolean) {
  if (!isPublic(address) && !(allowLoopback && isLoopback(address))) throw new PrivateAddress('The address leads into a private network.')
}
