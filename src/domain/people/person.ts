import type { Row } from '#platform/row.ts'

/** Everything kept about somebody in one row; OSDI's person. */
export type Person = Row<'people'>
