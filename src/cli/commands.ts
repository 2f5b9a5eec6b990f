import { Command } from 'commander'
import { districtsCommand } from '#cli/districts-command.ts'
import { importCommand } from '#cli/import-command.ts'
import type { Open } from '#cli/hands.ts'

export function commands(open: Open): Command {
  return new Command('commonweal')
    .description('The operator’s hand. Every command makes ready what it needs: database, migrations, jurisdiction.')
    .exitOverride()
    .addCommand(importCommand(open))
    .addCommand(districtsCommand(open))
}
