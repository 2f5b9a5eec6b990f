const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/
const everyControl = new RegExp(controls, 'g')
const quotable = /["^\n]/

/** A text as a calendar can carry it: line breaks as \n, without control characters and half characters. RFC 5545, 3.3.11. */
export function plain(text: string): string {
  const whole = text.toWellFormed()
  return controls.test(whole) ? whole.replace(/\r\n?/g, '\n').replace(everyControl, '') : whole
}

/** A parameter's value in quotes. RFC 6868. */
export function quoted(text: string): string {
  const whole = plain(text)
  return quotable.test(whole) ? `"${whole.replaceAll('^', '^^').replaceAll('"', "^'").replaceAll('\n', '^n')}"` : `"${whole}"`
}
