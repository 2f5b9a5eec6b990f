import { expect, test } from 'vitest'
import { readSources, target } from './sources.ts'

const sources = readSources()
const arrows = sources.flatMap(({ path, imports }) => imports.flatMap(({ from, typeOnly }) => {
  const to = target(from)
  return to ? [{ from: path, to, typeOnly }] : []
}))

const wings = ['site', 'office', 'api', 'mail', 'jobs', 'cli']
const floor = (path: string) => {
  const [room = ''] = path.split('/')
  if (!path.includes('/')) return 6
  return { engines: 0, platform: 1, domain: 2, http: 3, ui: 4 }[room] ?? (wings.includes(room) ? 5 : Number.NaN)
}
const ladder: Record<string, number> = {
  legislature: 0, content: 0, people: 1, groups: 2, membership: 2, volunteering: 2, library: 2, audiences: 3, agenda: 3, staff: 3,
  actions: 4, calendar: 4, scorecards: 4, ballots: 4, newsletter: 5, elections: 5,
}
const roomOf = (path: string) => path.split('/').slice(0, 2).join('/')
const said = (found: { from: string; to: string }[]) => found.map(({ from, to }) => `${from} -> ${to}`)

test('the whole house was read', () => {
  expect(sources.length).toBeGreaterThan(150)
  expect(arrows.length).toBeGreaterThan(400)
})

test('a floor sees only the floors below it', () => {
  expect(sources.filter(({ path }) => Number.isNaN(floor(path)))).toEqual([])
  expect(said(arrows.filter(({ from, to }) => floor(to) > floor(from)))).toEqual([])
})

test('wings never see each other', () => {
  const strangers = arrows.filter(({ from, to }) => floor(from) === 5 && floor(to) === 5 && from.split('/')[0] !== to.split('/')[0])
  expect(said(strangers)).toEqual([])
})

test('http and domain are strangers', () => {
  expect(said(arrows.filter(({ from, to }) => from.startsWith('http/') && to.startsWith('domain/')))).toEqual([])
})

test('a room of the domain sees only rooms on lower rungs', () => {
  const steps = arrows.filter(({ from, to }) => from.startsWith('domain/') && to.startsWith('domain/') && roomOf(from) !== roomOf(to))
  const rung = (path: string) => ladder[path.split('/')[1] ?? ''] ?? Number.NaN
  expect(said(steps.filter(({ from, to }) => !(rung(to) < rung(from))))).toEqual([])
})

test('pages and furniture know only types of the domain', () => {
  const pages = arrows.filter(({ from }) => from.startsWith('ui/') || from.endsWith('-page.tsx'))
  expect(said(pages.filter(({ to, typeOnly }) => to.startsWith('domain/') && !typeOnly))).toEqual([])
})

test('domain, engines and platform never meet the web', () => {
  const web = /^(hono|@hono|preact)/
  const below = sources.filter(({ path }) => floor(path) <= 2)
  expect(below.filter(({ imports }) => imports.some(({ from }) => web.test(from))).map(({ path }) => path)).toEqual([])
})

test('engines see nothing but themselves and their libraries', () => {
  expect(said(arrows.filter(({ from, to }) => from.startsWith('engines/') && !to.startsWith('engines/')))).toEqual([])
  const database = sources.filter(({ path, imports }) => path.startsWith('engines/') && imports.some(({ from }) => ['pg', 'kysely'].includes(from)))
  expect(database.map(({ path }) => path)).toEqual([])
})

test('there are no barrels', () => {
  expect(sources.filter(({ reExports }) => reExports).map(({ path }) => path)).toEqual([])
})

test('nothing imports itself by a long way round', () => {
  const next = Map.groupBy(arrows, ({ from }) => from)
  expect(cycleIn([...next.keys()], (path) => (next.get(path) ?? []).map(({ to }) => to))).toBeUndefined()
})

test('rooms do not import each other in a circle', () => {
  const rooms = arrows.map(({ from, to, typeOnly }) => ({ from: roomOf(from), to: roomOf(to), typeOnly }))
  const next = Map.groupBy(rooms.filter(({ from, to, typeOnly }) => from !== to && from.includes('/') && to.includes('/') && !typeOnly && !from.startsWith('platform')
    && !from.startsWith('ui/') && !from.startsWith('http/')), ({ from }) => from)
  expect(cycleIn([...next.keys()], (room) => (next.get(room) ?? []).map(({ to }) => to))).toBeUndefined()
})

/** The first circle found, as the path round it. */
function cycleIn(nodes: string[], next: (node: string) => string[]): string[] | undefined {
  const done = new Set<string>()
  const visit = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return undefined
    for (const to of next(node)) {
      const circle = visit(to, [...path, node])
      if (circle) return circle
    }
    done.add(node)
    return undefined
  }
  for (const node of nodes) {
    const circle = visit(node, [])
    if (circle) return circle
  }
  return undefined
}
