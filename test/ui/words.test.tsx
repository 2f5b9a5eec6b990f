import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { calendarDay, Day } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { tel } from '#ui/official-card.tsx'
import { Prose } from '#ui/prose.tsx'
import { Script, secondsAloud } from '#ui/script.tsx'
import { Tally, TallyMarks } from '#ui/tally.tsx'
import { count, entries, outcomes, yourTitle } from '#ui/words.ts'

const prose = (text: string) => renderToString(<Prose text={text} />)

test('one is singular, everything else plural, and thousands have their comma', () => {
  expect([count(0, 'call'), count(1, 'call'), count(2, 'call'), count(12_345, 'call'), count(2, 'person', 'people')]).toEqual(['0 calls', '1 call', '2 calls', '12,345 calls', '2 people'])
})

test('a title is spoken in small letters, but for the nation’s', () => {
  expect([yourTitle('State Senator'), yourTitle('U.S. Representative')]).toEqual(['Your state senator', 'Your U.S. representative'])
})

test('words come in the order in which they are written down', () => {
  expect(entries(outcomes)[0]).toEqual(['spoke-legislator', 'Spoke to the legislator'])
  expect(entries(outcomes)).toHaveLength(7)
})

test.each([
  ['617-555-0142', 'tel:+16175550142'], ['(617) 555-0142', 'tel:+16175550142'], ['1-617-555-0142', 'tel:+16175550142'], ['+44 20 7946 0018', 'tel:+442079460018'],
  ['781-555-0167 ext. 13', 'tel:+17815550167;ext=13'], ['781-555-0167 x13', 'tel:+17815550167;ext=13'], ['781-555-0167EXT 1 3', 'tel:+17815550167;ext=13'], ['555-0142', 'tel:5550142'],
])('%s is dialled as %s', (number, href) => expect(tel(number)).toBe(href))

test('plain text becomes paragraphs, headings and lists', () => {
  expect(prose('One\ntwo\n\n\n## Why\n\n- Come\n- Bring a chair\n\n')).toBe('<p>One\ntwo</p><h2>Why</h2><ul><li>Come</li><li>Bring a chair</li></ul>')
})

test('a heading ends with its line', () => {
  expect(prose('## Why\nBecause.')).toBe('<h2>Why</h2><p>Because.</p>')
  expect(prose('## Why\n- a\n- b')).toBe('<h2>Why</h2><ul><li>a</li><li>b</li></ul>')
})

test('text that looks like markup stays text', () => {
  expect(prose('<b>x</b> & "y"\n\n## <script>\n\n- <img src=x>')).not.toMatch(/<(b|script|img)\b/)
  expect([prose(''), prose(' \n\n ')]).toEqual(['', ''])
})

test('strokes are bundled in fives and say their number; beyond sixty the number alone says it', () => {
  const marks = (of: number) => renderToString(<TallyMarks of={of} label={`${of} today`} />)
  const strokes = (of: number) => (marks(of).match(/M\d/g) ?? []).length
  expect([marks(0), marks(61), marks(-1)]).toEqual(['', '', ''])
  expect([1, 4, 5, 7, 60].map(strokes)).toEqual([1, 4, 5, 7, 60])
  expect([1, 4, 5, 6, 60].map((of) => (marks(of).match(/<svg/g) ?? []).length)).toEqual([1, 1, 1, 2, 12])
  expect(marks(7)).toContain('role="img" aria-label="7 today"')
})

test('a tally counts all, and today only when there is one', () => {
  expect(renderToString(<Tally taken={1} today={0} noun="call" />)).toContain('1 <small>call so far</small>')
  expect(renderToString(<Tally taken={1234} today={2} noun="e-mail" />)).toContain('1,234 <small>e-mails so far, 2 of them today</small>')
})

test('a script marks what was filled in and leaves blanks for the voice', () => {
  const paragraphs = [[{ kind: 'words', text: 'I am ' }, { kind: 'blank', text: 'your name' }, { kind: 'filled', text: '<Arden>' }]] as const
  const html = renderToString(<Script paragraphs={paragraphs.map((pieces) => [...pieces])} title="What to say" />)
  expect(html).toMatch(/<p>I am <span class="script__blank">\[your name\]<\/span><mark>&lt;Arden><\/mark><\/p>/)
})

test('reading aloud takes ten seconds for twenty-five words, never less than ten', () => {
  const spoken = (words: number) => secondsAloud([[{ kind: 'words', text: Array(words).fill('word').join(' ') }]])
  expect([spoken(1), spoken(25), spoken(100), spoken(163)]).toEqual([10, 10, 40, 70])
})

test('a field shows again what was typed and what is wrong, tied together for those who listen', () => {
  const html = renderToString(<Field label="E-mail" name="email" hint="Once a week." form={{ ok: false, given: { email: '"><b>' }, errors: { email: ['That is none.'] } }} />)
  expect(html).toContain('value="&quot;><b>"'.replace('<b>', '&lt;b>'))
  expect(html).toMatch(/aria-invalid="true" aria-describedby="email-hint email-error"/)
  expect(html).toMatch(/id="email-error">That is none\.<[^]*id="email-hint">Once a week\./)
  expect(renderToString(<Field label="Note" name="note" rows={3} form={{ ok: false, given: { note: '</textarea><b>' }, errors: {} }} />)).toContain('&lt;/textarea>&lt;b>')
})

test('what has to be mended is counted and linked to its field', () => {
  const html = renderToString(<Mend form={{ ok: false, given: {}, errors: { email: ['One.'], town: ['Two.'], fine: undefined } }} ids={{ town: 'letter-town' }} />)
  expect(html).toMatch(/2 things to mend[^]*href="#email">One\.[^]*href="#letter-town">Two\./)
  expect(renderToString(<Mend />)).toBe('')
})

test('a day is a time element that machines read too', () => {
  expect(renderToString(<Day at={new Date('2026-11-09T12:00:00')} />)).toBe('<time datetime="2026-11-09">November 9, 2026</time>')
  expect(renderToString(<Day at={new Date('2026-11-09T12:00:00')} weekday />)).toBe('<time datetime="2026-11-09">Monday, November 9</time>')
  expect(calendarDay('2026-11-09')).toBe('Nov 9')
})
