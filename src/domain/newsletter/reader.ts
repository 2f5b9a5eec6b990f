/** One person who gets a mailing, with what it says to them alone. `districts`: OCD ids by layer; `segments`: those they are in of the segments that blocks are for. */
export type Reader = {
  id: number
  name: string
  given_name: string
  email: string
  language: string
  place_id: string | null
  districts: Readonly<Record<string, string>>
  segments: readonly number[]
}
