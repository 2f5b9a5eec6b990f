const phone = /(?<![\w@.+-])\+?\(?\d[\d().\s/-]*\d(?![\w@]|[.-]\w)/g

/**
 * What somebody typed into a search, as the words that all have to occur, at most eight: in small letters, a phone number however it is
 * written as one word of its digits, signs that stand alone left out.
 */
export function searchWords(typed: string): string[] {
  const text = typed.slice(0, 200).toLowerCase().replace(phone, (number) => ` ${number.replace(/\D/g, '')} `)
  return [...new Set(text.split(/[\s,;]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))].slice(0, 8)
}
