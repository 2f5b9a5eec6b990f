import { Readable } from 'node:stream'
import * as files from '#domain/people/arrivals/files.ts'
import * as imports from '#domain/people/arrivals/imports.ts'
import { type Plan, planShape } from '#domain/people/arrivals/plan.ts'
import { suggest } from '#domain/people/arrivals/presets.ts'
import * as running from '#domain/people/arrivals/running.ts'
import { db, house, settings } from '../../../house.ts'

export const priya = { id: '00000000-0000-0000-0000-000000000001', name: 'Priya' }
export const desk = { db, home: settings, atlas: house.atlas() }

/** A file that has come, with a plan for it. */
export async function received(content: string | Uint8Array, words: Partial<Plan> = {}, name = 'sign-in sheet.csv') {
  const kept = await files.keep(settings, Readable.from([Buffer.from(content)]), 10_000_000)
  const one = await imports.receive(db, priya, settings, name, kept)
  await imports.plan(db, one, planShape.parse({ ...suggest(one.columns), ...words }))
  return find(one.id)
}

export async function find(id: number) {
  const one = await imports.find(db, id)
  if (!one) throw new Error('no such import')
  return one
}

/** A file taken in to its end. */
export async function taken(content: string | Uint8Array, words: Partial<Plan> = {}, name?: string) {
  const one = await received(content, words, name)
  await imports.begin(db, priya, one)
  await running.run(desk, one.id)
  return find(one.id)
}

export const everybody = () => db.selectFrom('people').selectAll().orderBy('id').execute()
export const called = (name: string) => db.selectFrom('people').selectAll().where('name', '=', name).orderBy('id').execute()
export const refusals = ({ id }: { id: number }) => db.selectFrom('people_import_refusals').select(['row', 'reason', 'cells']).where('import_id', '=', id).orderBy('row').execute()
export const linesOf = (person: { id: number }) => db.selectFrom('person_changes').select(['origin', 'import_id', 'import_row', 'before', 'after']).where('person_id', '=', person.id).orderBy('id').execute()
