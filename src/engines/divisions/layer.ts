/**
 * One kind of division as a jurisdiction describes it. Everything a state decides for itself is here, nothing in the rule.
 * `prefix` is the jurisdiction's own Open Civic Data id (`ocd-division/country:us/state:ma`), `type` the part after it (`sldl`).
 * A `numbered` layer has numbers for names (`7`); `display` then says them aloud, with `{ordinal}` and `{number}`.
 * `ignored` are phrases that people write around a name and that never distinguish two divisions (`town of`, `congressional`).
 */
export type Layer = {
  key: string
  prefix: string
  type: string
  numbered: boolean
  display?: string | undefined
  ignored: string[]
}

/** One division of a layer; `name` is how it is displayed, `otherNames` are further spellings that mean the same. */
export type Division = { id: string; layer: string; name: string; otherNames?: string[] | undefined }
