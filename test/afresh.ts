import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { EvaluatedModules } from 'vite/module-runner'
import { expect, vi } from 'vitest'

/** Kept beside what a worker has read: what the worker is told of itself is new with each file. */
const mocked = Symbol.for('commonweal: something was mocked')

/**
 * Before every test file. A worker reads the program once and runs many files, but what stands below test/ is each file's own, read again:
 * with it come a house, a database and an app that no other file sees. What stands in test/kept is dear to make and holds nothing of a file.
 * A file that mocks shares nothing, and neither does the next one.
 */
const { evaluatedModules }: { evaluatedModules: EvaluatedModules } = Reflect.get(globalThis, '__vitest_worker__')
const isOfOneFile = (id: string) => id.startsWith(import.meta.dirname + sep) && !id.startsWith(join(import.meta.dirname, 'kept') + sep)
const mocks = /\bvi\.(mock|doMock)\(/.test(readFileSync(expect.getState().testPath!, 'utf8'))
if (mocks || Reflect.get(evaluatedModules, mocked)) vi.resetModules()
else for (const [id, module] of evaluatedModules.idToModuleMap) if (isOfOneFile(id)) evaluatedModules.invalidateModule(module)
Reflect.set(evaluatedModules, mocked, mocks)
