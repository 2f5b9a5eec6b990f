import { Command } from 'commander'
import { exits } from '#cli/exits.ts'
import type { OpenDatabase } from '#cli/hands.ts'
import { takeIn } from '#domain/newsletter/returning.ts'

const most = 1024 * 1024

const help = `
For the pipe of a mail server, to which the address leads that letters return to.
Of a message the first megabyte is read.

Exit codes:
  0   it was taken in, or tells of no failure and no complaint
  75  it could not be taken in just now; the mail server tries again later`

/** `take-return`: takes in one message that came back. */
export function returnCommand(open: OpenDatabase, input: AsyncIterable<Buffer> = process.stdin): Command {
  return new Command('take-return')
    .description('Takes in a message that came back, from standard input: a bounce, or a complaint.')
    .exitOverride()
    .addHelpText('after', help)
    .action(async () => {
      const raw = await beginning(input)
      try {
        await open(async (db) => {
          await takeIn(db, raw, 'pipe')
        })
      } catch (error) {
        console.error(error instanceof Error ? error.message : String(error))
        process.exitCode = exits.later
      }
    })
}

/** All is read, so that whoever writes can end; the rest is let go. */
async function beginning(input: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of input) {
    if (length < most) pieces.push(piece)
    length += piece.length
  }
  return Buffer.concat(pieces).subarray(0, most)
}
