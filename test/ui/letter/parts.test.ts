import { expect, test } from 'vitest'
import { partsOf } from '#ui/letter/parts.ts'
import { leastTime } from '../../least-time.ts'

const url = 'https://tidewater.example/in/abc'

test('paragraphs, lists, facts, quotes, the door and the foot are told apart as a reader tells them', () => {
  expect(partsOf(`Hello Ana,\n\nfirst line\nsecond line\n\n  - one\n  - two\n\n  Talk & tea\n  Monday, 7 pm\n\n> they wrote\n> this\n\n${url}\n\nBye\n\n-- \nTidewater\nMain Street 1`)).toEqual([
    { is: 'words', lines: ['Hello Ana,'] },
    { is: 'words', lines: ['first line', 'second line'] },
    { is: 'list', lines: ['one', 'two'] },
    { is: 'facts', lines: ['Talk & tea', 'Monday, 7 pm'] },
    { is: 'quote', lines: ['they wrote', 'this'] },
    { is: 'door', url },
    { is: 'words', lines: ['Bye'] },
    { is: 'foot', lines: ['Tidewater', 'Main Street 1'] },
  ])
})

test('there is one door: the first address that is a paragraph by itself', () => {
  expect(partsOf(`See it:\n${url}/1\n\n${url}/2\n\n${url}/3`)).toEqual([{ is: 'words', lines: ['See it:', `${url}/1`] }, { is: 'door', url: `${url}/2` }, { is: 'words', lines: [`${url}/3`] }])
})

test.each(['javascript:alert(1)', 'ftp://x.example/', 'https://', 'https://a b', `${url} and more`, '<https://x.example>'])('%s is no door', (line) => {
  expect(partsOf(line)).toEqual([{ is: 'words', lines: [line] }])
})

test('lines from any machine, empty letters and letters that are a foot alone are read', () => {
  expect(partsOf('Hello\r\n\r\n  \r\nBye\r\n')).toEqual([{ is: 'words', lines: ['Hello'] }, { is: 'words', lines: ['Bye'] }])
  expect(partsOf('')).toEqual([])
  expect(partsOf('-- \nTidewater')).toEqual([{ is: 'foot', lines: ['Tidewater'] }])
  expect(partsOf('-- no foot')).toEqual([{ is: 'words', lines: ['-- no foot'] }])
})

test('a long letter is read in no time', () => {
  const long = `${'\n '.repeat(50_000)}x${'> '.repeat(50_000)}\n${' '.repeat(100_000)}`
  expect(leastTime(() => partsOf(long), { enough: 500 })).toBeLessThan(500)
})
