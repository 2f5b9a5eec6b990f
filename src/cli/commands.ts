import { Command } from 'commander'
import { districtsCommand } from '#cli/districts-command.ts'
import { importCommand } from '#cli/import-command.ts'
import type { Desk } from '#domain/legislature/importing.ts'
import type { Settings } from '#platform/settings.ts'

/** What a command works with. `today` is the day it is in the jurisdiction. */
export type Hands = Omit<Desk, 'settings'> & { settings: Settings; today: string }
export type Open = (work: (hands: Hands) => Promise<void>) => Promise<void>

export function commands(open: Open): Command {
  return new Command('commonweal')
    .description('The operator’s hand. Every command makes ready what it needs: database, migrations, jurisdiction.')
    .exitOverride()
    .addCommand(importCommand(open))
    .addCommand(districtsCommand(open))
}
