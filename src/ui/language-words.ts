/** What is spoken most in the United States, as BCP 47; the words for them are the browser's and Node's own. */
export const spoken = ['en', 'es', 'pt', 'zh', 'ht', 'vi', 'km', 'fr', 'ar', 'ru', 'ko', 'so', 'am', 'ne', 'hi', 'bn', 'ase'] as const

let names: Intl.DisplayNames | undefined

/** "Spanish" for "es"; the code itself where nobody has a word for it. */
export const languageWords = (code: string) => (names ??= new Intl.DisplayNames(['en-US'], { type: 'language' })).of(code) ?? code
