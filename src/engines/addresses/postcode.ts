/** The five digits of a ZIP code as written ("02458-1234", "2458" after a spreadsheet has eaten the zero); '' for anything else. */
export function postcodeOf(written: string): string {
  const digits = /^\s*(\d{4,5})(?:-\d{4})?(?:\.0)?\s*$/u.exec(written)?.[1]
  return digits?.padStart(5, '0') ?? ''
}
