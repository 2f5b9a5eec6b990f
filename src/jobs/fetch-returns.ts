import { takeIn } from '#domain/newsletter/returning.ts'
import { isAway } from '#platform/away.ts'
import type { Db } from '#platform/database.ts'
import { readMailbox } from '#platform/mailbox.ts'
import type { Settings } from '#platform/settings.ts'

/** In four minutes at most, so that one reading has ended when the next begins. */
const bounds = { messages: 500, octets: 1024 * 1024, milliseconds: 4 * 60_000 }

/**
 * Takes in what came back to the mailbox of the settings. One message that cannot be taken in is flagged there for a person and holds up no other;
 * when the database is away all wait for the next time.
 */
export const fetchReturns = ({ db, settings }: { db: Db; settings: Settings }) => async () => {
  if (!settings.BOUNCE_IMAP_URL) return
  await readMailbox(settings.BOUNCE_IMAP_URL, bounds, async (raw) => {
    try {
      await takeIn(db, raw, 'mailbox')
      return 'put away'
    } catch (error) {
      if (isAway(error)) throw error
      return 'laid aside'
    }
  })
}
