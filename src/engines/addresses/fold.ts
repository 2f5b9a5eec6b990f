const letters: Record<string, string> = {
  ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ß: 'ss',
  '½': ' 1/2', '¼': ' 1/4', '¾': ' 3/4', '⅓': ' 1/3', '⅔': ' 2/3'
}

/**
 * Text as it is compared: lower case, no accents, no apostrophes, single spaces. Of all signs only `-`, `/`, `#`, `&` and `,` stay
 * (line ends and semicolons become commas). Canonical decomposition only, so that "12²" never reads as 122; a dot between
 * digits parts them, one between initials ("P.O.") joins them.
 */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’‘ʼ`´′]+/gu, '')
    .replace(/[øłđæœß½¼¾⅓⅔]/gu, (letter) => letters[letter] ?? letter)
    .replace(/[‐-―−]/gu, '-')
    .replace(/⁄/gu, '/')
    .replace(/(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}(?:$|[^\p{L}\p{N}]))/gu, '')
    .replace(/[\n\r;]+/gu, ',')
    .replace(/[^\p{L}\p{N}/#&,-]+/gu, ' ')
    .trim()
}

/** The words of a folded text: `#3` reads as `unit 3`, `&` as `and`; hyphens, slashes and commas part words. */
export function words(folded: string): string[] {
  return folded.replaceAll('#', ' unit ').replaceAll('&', ' and ').split(/[ ,/-]+/u).filter(Boolean)
}
