import * as fc from 'fast-check'

/** What people, spreadsheets and attackers put into cells. */
export const nastyCell = fc.oneof(
  fc.constantFrom('', '=1+1', "'=1+1", "'quoted", '"', '""', 'a,b', 'a\nb', 'a\r\nb', '\t', '@cmd', '-1', '+44', '<b>', 'Ñandú', '🐙', '\u202Eabc', "O'Neil", '{}', '\\N', '\0', "'; drop table people; --", 'x'.repeat(300)),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

/** A table as RFC 4180 has it. */
export const tableOf = (rows: readonly (readonly string[])[]) => rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')
