import { Command } from 'commander'
import { districtsCommand } from '#cli/districts-command.ts'
import { exitHelp } from '#cli/exits.ts'
import { importCommand } from '#cli/import-command.ts'
import { mailCommand } from '#cli/mail-command.ts'
import type { Open, OpenDatabase } from '#cli/hands.ts'
import { returnCommand } from '#cli/return-command.ts'

const examples = `
Examples:
  bin/commonweal import officials ma_2026-08.json
  bin/commonweal import boundaries towns.geojson house.zip
  bin/commonweal districts --lat 42.3581 --lon -71.0636
  bin/commonweal mail doctor
  bin/commonweal take-return < message`

export function commands(open: Open, openDatabase: OpenDatabase): Command {
  return new Command('bin/commonweal')
    .description('The operator’s hand. Every command makes ready what it needs: database, migrations, jurisdiction.')
    .exitOverride()
    .addHelpText('after', `${examples}\n${exitHelp}`)
    .addCommand(importCommand(open))
    .addCommand(districtsCommand(open))
    .addCommand(mailCommand(open))
    .addCommand(returnCommand(openDatabase))
}
