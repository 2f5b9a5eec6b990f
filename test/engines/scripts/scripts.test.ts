import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Field, fields, unknownFields } from '#engines/scripts/fields.ts'
import { type Facts, fillScript, scriptText } from '#engines/scripts/fill.ts'

const names = Object.keys(fields) as Field[]
const facts: Facts = { town: 'Arden', official: 'Representative Alvarez', bill: 'H.9014' }

/** Words, fields known and unknown, broken braces and empty lines, in any order. */
const script = fc.array(fc.oneof(
  fc.constantFrom('Hello,', 'will you', '\n\n', '\n', '   ', '{', '}}', '{{', '{{}}', '{{ }}', '{{town', 'town}}', '{{\n\ntown}}', '{{\ntown}}', '{{{town}}}', '{{constructor}}', '{{__proto__}}', '$&', '\\'),
  fc.constantFrom(...names).map((name) => `{{${name}}}`), fc.constantFrom(...names).map((name) => `{{  ${name}\t}}`), fc.string().map((words) => words), fc.string({ unit: 'grapheme' }),
)).map((pieces) => pieces.join(''))

const bare = (text: string) => text.replace(/\s/g, '')

test('facts are filled in, what is not known is left as a blank with its name, other words stay', () => {
  expect(fillScript('I live in {{town}}.\n\nWill {{official}} and {{ caller_name }} meet about {{bil}}?', facts)).toEqual([
    [{ kind: 'words', text: 'I live in ' }, { kind: 'filled', text: 'Arden' }, { kind: 'words', text: '.' }],
    [
      { kind: 'words', text: 'Will ' }, { kind: 'filled', text: 'Representative Alvarez' }, { kind: 'words', text: ' and ' }, { kind: 'blank', text: 'your name' },
      { kind: 'words', text: ' meet about ' }, { kind: 'words', text: '{{bil}}' }, { kind: 'words', text: '?' },
    ],
  ])
})

test('as plain text a blank stands in brackets, and paragraphs stand apart', () => {
  expect(scriptText('Dear {{official}},\n  \n\nI am {{caller_name}} of {{town}}.\n', facts)).toBe('Dear Representative Alvarez,\n\nI am [your name] of Arden.')
})

test('a fact that is empty is a blank, and a fact that looks like a field is not filled in again', () => {
  expect(scriptText('{{town}} {{bill}}', { town: '', bill: '{{town}}' })).toBe('[your town] {{town}}')
})

test('filling in loses no word, whatever was typed', () => {
  fc.assert(fc.property(script, (text) => {
    const known = new RegExp(`\\{\\{\\s*(${names.join('|')})\\s*\\}\\}`, 'g')
    const expected = text.split(/\n\s*\n/).map((paragraph) => paragraph.replaceAll(known, (_, name: Field) => facts[name] || `[${fields[name]}]`))
    expect(bare(scriptText(text, facts))).toBe(bare(expected.join('')))
  }), { numRuns: 2_000 })
})

test('filling in makes no empty paragraph, and every filled piece is a fact or a blank of ours', () => {
  fc.assert(fc.property(script, (text) => {
    for (const paragraph of fillScript(text, facts)) {
      expect(paragraph.length).toBeGreaterThan(0)
      for (const { kind, text: said } of paragraph) {
        if (kind === 'filled') expect(Object.values(facts)).toContain(said)
        if (kind === 'blank') expect(Object.values(fields)).toContain(said)
      }
    }
  }))
})

test('exactly the fields that nothing can fill in are named, each once', () => {
  const typed = fc.array(fc.oneof(fc.constantFrom(...Object.keys(fields)), fc.stringMatching(/^[a-z_]{1,20}$/)))
  fc.assert(fc.property(typed, (all) => {
    const unknown = unknownFields(all.map((name) => `Words {{ ${name} }} more`).join(' ')).map(({ name }) => name)
    expect(unknown).toEqual([...new Set(all.filter((name) => !Object.hasOwn(fields, name)))])
  }))
})

test('a field misspelt twice is named once', () => {
  expect(unknownFields('{{twon}} {{ twon }} {{town}}')).toEqual([{ name: 'twon', meant: 'town' }])
})

test.each([['twon', 'town'], ['Official', 'official'], ['name', 'caller_name'], ['bill_titel', 'bill_title'], ['lastname', 'official_last'], ['sponsor', 'bill_sponsor'], ['constructor', 'official']])('%s probably means %s', (name, meant) => {
  const [found] = unknownFields(`{{${name}}}`)
  expect(found?.name).toBe(name)
  if (name !== 'constructor' && name !== 'lastname') expect(found?.meant).toBe(meant)
})

test('the most hostile script is read in no time', () => {
  const started = performance.now()
  for (const text of [`{{${' '.repeat(200_000)}`, '{{'.repeat(100_000), `{{${'a '.repeat(50_000)}}}`, '\n '.repeat(100_000), '{{town}}'.repeat(20_000)]) {
    fillScript(text, facts)
    unknownFields(text)
  }
  expect(performance.now() - started).toBeLessThan(2_000)
})
