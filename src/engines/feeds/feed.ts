/** What a feed tells. Addresses are absolute; `id` never changes, whatever becomes of the address. */
export type Feed = { id: string; title: string; home: string; self: string; updated: Date; entries: Entry[] }
export type Entry = { id: string; title: string; address: string; summary: string; html: string; author: string; category: string; published: Date; updated: Date; picture?: Picture }
/** What it leads with, as a JPEG. */
export type Picture = { address: string; alt: string; width: number; height: number }

/** An id of our own making (RFC 4151): the host and day are part of the name and lead nowhere. */
export const tagUri = (host: string, day: string, name: string) => `tag:${host},${day}:${name}`
