import type { Identifier } from '#engines/rosters/roster.ts'

export const memberCode = 'member_code'

/** A legislature's own code of a member, in one spelling: `djh1` is `DJH1`, `L%20M0` is `L M0`. */
export function fromCode(code: string): Identifier {
  return { scheme: memberCode, identifier: decoded(code).trim().toUpperCase() }
}

/** Every code among links to members' profile pages (`…/Legislators/Profile/ALS1/District`). */
export function fromLinks(urls: string[]): Identifier[] {
  return urls.flatMap((url) => {
    const code = /\/(?:Legislators|People)\/Profile\/([^/?#]{1,20})/i.exec(url)?.[1]
    return code ? [fromCode(code)] : []
  })
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code)
  } catch {
    return code
  }
}
