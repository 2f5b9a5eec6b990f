import { type Finding, most } from '#engines/bounces/finding.ts'
import { judge } from '#engines/bounces/judging.ts'

type Fields = Map<string, string>

/**
 * What a report of delivery says of each recipient (RFC 3464). `report` is the part of that type, or a letter's text in which such fields stand;
 * `around` what else the message tells.
 */
export function readDeliveryStatus(report: string, around: string): Finding[] {
  const recipients = groups(report).filter((fields) => fields.has('final-recipient') || (fields.has('original-recipient') && fields.has('action')))
  return recipients.slice(0, most.findings).map((fields) => {
    const recipient = addressIn(fields.get('final-recipient') ?? '')
    const original = addressIn(fields.get('original-recipient') ?? '')
    const quoted = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '')
    const words = quoted || near(around, recipient) || (recipients.length === 1 ? around.slice(0, 2000) : '')
    return { ...judge({ action: fields.get('action') ?? '', status: fields.get('status') ?? '', words, around }), recipient: recipient || original, original: original === recipient ? '' : original }
  })
}

/** `rfc822;ann@example.org` and its forms. */
export const addressIn = (value: string): string => /<?([^\s<>;,"()]{1,250}@[^\s<>;,"()]{1,250})>?/.exec(value.slice(0, 1000))?.[1]?.toLowerCase().replace(/[.:]+$/, '') ?? ''

/** Lines of `Name: value` between empty lines, folded lines joined. */
function groups(text: string): Fields[] {
  return text.split(/\n\s*\n/).slice(0, 4 * most.findings).map((group) => new Map(group.split(/\n(?=[\w-]+\s*:)/).flatMap((line) => {
    const [, name = '', value = ''] = /^([A-Za-z-]+)\s*:\s*([^]*)$/.exec(line.trim().slice(0, 4000)) ?? []
    return name ? [[name.toLowerCase(), value.replace(/\s+/g, ' ')] as const] : []
  })))
}

/** The line that names an address, with what follows it until the next paragraph. */
function near(text: string, address: string): string {
  const at = address ? text.toLowerCase().indexOf(address) : -1
  return at < 0 ? '' : text.slice(at, at + 1000).split(/\n\s*\n/)[0] ?? ''
}
