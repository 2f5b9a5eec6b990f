import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { filesIn, root } from './sources.ts'

const tests = filesIn(join(root, 'test')).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('house-rules/routes.test.ts'))
const written = tests.map((file) => readFileSync(file, 'utf8'))
type Wing = 'site' | 'office' | 'api'

/** Addresses that no test names: as `routes.site.home`, as `site.home`, or taken out of its wing by name and then used. */
function unvisited(wing: Wing): string[] {
  return Object.keys(routes[wing]).filter((name) => !written.some((text) => {
    if (new RegExp(`\\b${wing}\\.${name}\\b`).test(text)) return true
    const taken = [...text.matchAll(/\{([^{}]*)\} = (routes(?:\.\w+)?)/g)].some(([, names = '', from]) => from === `routes.${wing}` && names.split(/[\s,]+/).includes(name))
    return taken && new RegExp(`\\b${name}\\.(href|pattern)\\b`).test(text)
  }))
}

test('the tests were read', () => {
  expect(tests.length).toBeGreaterThan(40)
})

test.each<Wing>(['site', 'office', 'api'])('every address of %s is visited by a test', (wing) => {
  expect(unvisited(wing)).toEqual([])
})
