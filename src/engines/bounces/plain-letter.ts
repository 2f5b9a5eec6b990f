import { type Finding, most } from '#engines/bounces/finding.ts'
import { addressIn } from '#engines/bounces/delivery-status.ts'
import { judge } from '#engines/bounces/judging.ts'

/** Where a mail server begins to quote what it could not deliver. */
const begun = [
  'this is a copy of', 'below this line is a copy', 'below is a copy', 'enclosed is a copy', String.raw`original message\b`, 'message headers follow', 'included is a copy',
  '(un)?sent message follows', 'returned message', 'message header', 'a copy of (the|your) message', 'the header of the original', 'return-path:', 'received:',
]
const copy = new RegExp(String.raw`^[ \t>=*-]*(${begun.join('|')})`, 'im')

/** What stands before the copy of our own letter. */
export const beforeCopy = (text: string): string => text.slice(0, 60_000).split(copy, 1)[0] ?? ''

/**
 * What a mail server tells in plain words. Recipients are those it names in a header, else the addresses that begin a line, else any; each with
 * what is said from there to the next. `own`: addresses that are ours, at which the message arrived.
 */
export function readPlainLetter(text: string, { failed, own, delay }: { failed: string[]; own: ReadonlySet<string>; delay: boolean }): Finding[] {
  const told = beforeCopy(text)
  const lines = told.split('\n')
  const begins = /^[\s*>]*(?:Recipient(?: address)?:\s*|To:\s*)?<?[^\s<>:"]{1,250}@[^\s<>:"]{1,250}>?(?=[\s:,[]|$)/i
  const at = lines.flatMap((line, number) => (begins.test(line.slice(0, 600)) && !own.has(addressIn(line)) ? [number] : []))
  const sections = at.map((number, index) => ({ address: addressIn(lines[number] ?? ''), words: lines.slice(number, at[index + 1]).join('\n').slice(0, 2000) }))
  const anywhere = () => lines.map((line) => addressIn(line)).filter((address) => address && !own.has(address)).slice(0, 1)
  const named = failed.length > 0 ? failed : sections.length > 0 ? sections.map(({ address }) => address) : anywhere()
  const action = delay ? 'delayed' : ''
  return [...new Set(named.length > 0 ? named : [''])].slice(0, most.findings).map((recipient) => {
    const words = sections.find(({ address }) => address === recipient)?.words ?? told.slice(0, 4000)
    return { ...judge({ action, status: '', words, around: told.slice(0, 4000) }), recipient, original: '' }
  })
}
