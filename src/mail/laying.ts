import { once } from 'node:events'
import { lay } from '#ui/letter/lay.ts'

/** The process that `layApart` begins: lays one letter out and ends. */
const [asked]: Parameters<typeof lay>[] = await once(process, 'message')
if (asked) process.send?.(await lay(...asked))
process.disconnect?.()
