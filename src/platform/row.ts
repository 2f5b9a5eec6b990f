import type { Selectable } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** What a table's row looks like once it is read. */
export type Row<Table extends keyof DB> = Selectable<DB[Table]>
