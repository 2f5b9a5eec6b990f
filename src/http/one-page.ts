/** The first `size` rows of a list of which one more was asked for; `last` is the last of them, where more follow. */
export function onePage<Row>(found: readonly Row[], size: number): { shown: Row[]; last?: Row } {
  const shown = found.slice(0, size)
  return { shown, last: found.length > size ? shown.at(-1) : undefined }
}
