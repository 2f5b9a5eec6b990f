import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingNames } from '#platform/settings.ts'
import { filesIn, readSources, root } from './sources.ts'

const sources = readSources()
const written = sources.filter(({ path }) => path !== 'platform/schema.ts')

/** A text with its comments' words taken out, line for line. */
const code = (text: string) => text.split('\n').map((line) => (/^\s*(\/\*\*|\*|\/\/)/.test(line) ? '' : line)).join('\n')

test('no file is longer than 200 lines', () => {
  expect(written.filter(({ lines }) => lines > 200).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
})

test('half of all files fit on one screen', () => {
  const lengths = written.map(({ lines }) => lines).toSorted((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60)
})

test('nothing is called a helper, a manager, a service or a utility', () => {
  expect(written.filter(({ path }) => /(^|[/-])(utils?|helpers?|services?|managers?|common|lib|misc)([/.-]|$)/.test(path)).map(({ path }) => path)).toEqual([])
})

test('types are not silenced', () => {
  const silenced = written.filter(({ text }) => /@ts-(ignore|expect-error|nocheck)/.test(text) || /\bas any\b|: any\b|\bas never\b|\bas unknown as\b/.test(code(text)))
  expect(silenced.map(({ path }) => path)).toEqual([])
})

test('lines are written without semicolons, tabs or trailing spaces, and fit a wide screen', () => {
  const untidy = written.flatMap(({ path, text }) => code(text).split('\n').flatMap((line, at) =>
    (/[ \t]+$|\t/.test(line) || line.endsWith(';') || (line.length > 200 && !line.trimStart().startsWith('<') && !/'[MmLlHhVvZz0-9 .,-]+'/.test(line)) ? [`${path}:${at + 1}`] : [])))
  expect(untidy).toEqual([])
})

test('every room of the domain explains its words', () => {
  const rooms = readdirSync(join(root, 'src/domain'))
  expect(rooms.filter((room) => !existsSync(join(root, 'src/domain', room, 'LANGUAGE.md')))).toEqual([])
})

test('every setting stands in the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  expect(settingNames.filter((name) => !readme.includes(`| \`${name}\``))).toEqual([])
})

test('no environment variable is read but through the settings', () => {
  expect(written.filter(({ path, text }) => text.includes('process.env') && !['front-door.ts', 'platform/quarters.ts'].includes(path)).map(({ path }) => path)).toEqual([])
})

test('addresses of pages are said once', () => {
  const typed = written.filter(({ path }) => /^(site|office|ui|api)\//.test(path)).flatMap(({ path, text }) => text.split('\n').flatMap((line, at) =>
    (/(href|action)=["']\/[a-z]/.test(line) && !line.includes('/favicon.svg') ? [`${path}:${at + 1}`] : [])))
  expect(typed).toEqual([])
})

test('official data are not in the project', () => {
  const big = filesIn(join(root, 'jurisdictions')).filter((file) => /\.(geojson|shp|dbf|zip|eml)$/.test(file))
  expect(big).toEqual([])
})

test('the product speaks of itself only', () => {
  const folders = ['src', 'test', 'bench', 'bin', 'docs', 'jurisdictions', 'database'].map((folder) => join(root, folder)).filter((folder) => existsSync(folder))
  const files = [...folders.flatMap(filesIn), ...['README.md', 'CHANGELOG.md', 'SECURITY.md', 'AGENTS.md'].map((file) => join(root, file)).filter((file) => existsSync(file))]
  const strange = new RegExp(['/wor(?=k)k/', '/roo(?=t)t/\\.', 'TO(?=D)DO', 'FIX(?=M)ME', 'coming (?=s)soon'].join('|'))
  expect(files.filter((file) => strange.test(readFileSync(file, 'utf8')))).toEqual([])
})
