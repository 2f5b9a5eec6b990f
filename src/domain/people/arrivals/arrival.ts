import type { Channel, Text } from '#domain/people/arrivals/plan.ts'

export type FieldValue = string | number | boolean
export type Saying = { channel: Channel; list: string; given: boolean; wording: string; statedAt?: string | undefined }

/** A row as it stood in the file. `row` as a spreadsheet counts it: the names of the columns are row 1. */
export type FileRow = { row: number; cells: string[] }

/** What one row tells of somebody. What is blank there is not here. */
export type Arrival = FileRow & {
  ownId?: number
  /** Of our own file: taken letter by letter. */
  own: boolean
  identifiers: string[]
  texts: Partial<Record<Text, string>>
  emails: string[]
  phones: string[]
  tags: string[]
  fields: Record<string, FieldValue>
  place?: { place_id: string | null; districts: number[] }
  createdAt?: string
  sayings: Saying[]
}

export type Refusal = FileRow & { reason: string }
export const isArrival = (row: Arrival | Refusal): row is Arrival => !('reason' in row)
