import type { Listed } from '#domain/calendar/answers.ts'
import type { Cell } from '#engines/csv/csv.ts'

export const saidWords = { yes: 'Comes', waiting: 'Waits', no: 'Cannot' }

/** The columns of who comes: a column for each question that anybody was asked. */
export function sheetOf(said: readonly Listed[]) {
  const questions = [...new Set(said.flatMap(({ asked }) => asked))]
  const head = ['Name', 'E-mail', 'Answer', 'Guests', ...questions, 'Said', 'Heard by', 'Came']
  const row = ({ name, email, answer, guests, asked, replies, answered_at, heard_by, came }: Listed): Cell[] => [
    name, email, saidWords[answer], guests, ...questions.map((question) => replies[asked.indexOf(question)] ?? ''), answered_at, heard_by, came === null ? '' : came ? 'yes' : 'no',
  ]
  return { head, row }
}
