const words: Record<string, string> = {
  email: 'same e-mail', phone: 'same phone', address: 'same house', 'same name': 'same name', 'similar name': 'similar name',
  'other given name': 'but different given names', 'no name': 'one without a name',
}

/** Why two may be one: "same e-mail, similar name". */
export const reasonWords = (reasons: readonly string[]) => reasons.map((reason) => words[reason] ?? reason).join(', ')
