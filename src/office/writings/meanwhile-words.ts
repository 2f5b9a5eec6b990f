/** That others have the same thing open to write on; nothing when nobody has. */
export const meanwhileWords = (names: readonly string[]) =>
  (names.length ? `${names.join(' and ')} ${names.length === 1 ? 'has' : 'have'} this open too. If both of you save, you will see both texts, and nothing is lost.` : '')
