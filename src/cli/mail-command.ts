import { Command } from 'commander'
import { exits } from '#cli/exits.ts'
import type { Hands, Open } from '#cli/hands.ts'
import * as organizations from '#domain/content/organizations.ts'
import { dkimOf } from '#platform/dkim.ts'
import { openAsk } from '#platform/mail-records/asking.ts'
import { recordFor } from '#platform/mail-records/dkim-record.ts'
import { examine, sendingOf } from '#platform/mail-records/examine.ts'
import { type Finding, zoneLine } from '#platform/mail-records/finding.ts'

const exitHelp = `
Exit codes:
  0  nothing is wrong
  1  something is wrong, or could not be looked up
  2  the command was not understood`

/** `mail doctor|key`: what the world is told about our letters, and what to publish. */
export function mailCommand(open: Open): Command {
  return new Command('mail')
    .description('Says whether letters can arrive, and what to publish so that they do.')
    .exitOverride()
    .addHelpText('after', exitHelp)
    .addCommand(new Command('doctor').description('Looks up SPF, DKIM, DMARC and MX of the domain that letters are from.').exitOverride().addHelpText('after', exitHelp).action(() => open(doctor)))
    .addCommand(new Command('key').description('Prints the record by which others check our signature.').exitOverride().addHelpText('after', exitHelp).action(() => open(key)))
}

async function doctor({ db, settings }: Hands) {
  const from = organizations.senderOf(await organizations.find(db), settings)
  const findings = await examine(openAsk(settings), sendingOf(settings, from, await dkimOf(db, settings)))
  console.log(`Letters are from ${from}${settings.SMTP_URL ? ` and go out through ${new URL(settings.SMTP_URL).host}` : ', and are kept in the outbox: SMTP_URL is not set'}.\n`)
  for (const finding of findings) console.log(told(finding))
  if (findings.every(({ grade }) => grade === 'unknown')) console.error('The name system cannot be asked from here (DNS_SERVER names another server to ask), so nothing was checked.')
  if (findings.some(({ grade }) => grade === 'wrong' || grade === 'unknown')) process.exitCode = exits.failed
}

const told = ({ about, grade, says, publish }: Finding) => `${about.padEnd(6)} ${grade.toUpperCase().padEnd(8)} ${says}${publish ? `\n${' '.repeat(16)}${zoneLine(publish)}` : ''}`

async function key({ db, settings }: Hands) {
  const dkim = await dkimOf(db, settings)
  if (!dkim) throw new Error('Letters are not signed yet: set DKIM_SELECTOR (“commonweal”, say) and MAIL_FROM first.')
  const entry = recordFor(dkim)
  console.log(`Name:   ${entry.name}\nType:   ${entry.type}\nValue:  ${entry.value}\n\nAs a line of a zone file:\n${zoneLine(entry)}`)
}
