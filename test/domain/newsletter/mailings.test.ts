import { expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { shownAmong } from '#domain/content/picture-uses.ts'
import { db } from '../../house.ts'
import { priya } from './world.ts'

const header = { kind: 'letter', audience: 'everybody', list: 'newsletter', sender_name: 'Tidewater Neighbors', subject: 'Hello' } as const
const heading = (words: string): Block => ({ id: 'h1', only: null, kind: 'heading', words })
const picture = async (hash: string) => (await db.insertInto('pictures').values({ hash: hash.repeat(32), width: 800, height: 600, bytes: 1, alt: 'A hall', sent_by: priya.id, sender: 'Priya', shelved: true }).returning('id').executeTakeFirstOrThrow()).id

test('a draft is read as it was written, and rewritten only by who saw its latest version', async () => {
  const draft = await mailings.draft(db, priya, { ...header, blocks: [heading('One')] })
  expect((await mailings.find(db, draft.id))?.blocks).toEqual([heading('One')])
  expect(await mailings.rewrite(db, draft.id, 1, { blocks: [heading('Two')] })).toMatchObject({ version: 2, subject: 'Hello' })
  expect(await mailings.rewrite(db, draft.id, 1, { subject: 'Late' })).toBeUndefined()
  expect(await mailings.find(db, draft.id)).toMatchObject({ subject: 'Hello', blocks: [heading('Two')] })
})

test('a picture that a letter shows stays on the shelf, and may go when the letter is thrown away', async () => {
  const [one, other] = [await picture('a'), await picture('b')]
  const showing = (id: string, shown: number): Block => ({ id, only: null, kind: 'picture', picture: shown, href: '' })
  const draft = await mailings.draft(db, priya, { ...header, blocks: [showing('p1', one), showing('p2', one), showing('p3', 999_999)] })
  expect([...await shownAmong(db, [one, other])]).toEqual([one])
  await mailings.remove(db, priya, draft.id)
  expect([...await shownAmong(db, [one, other])]).toEqual([])
})

test('what has begun to leave is not rewritten and not thrown away', async () => {
  const draft = await mailings.draft(db, priya, { ...header, blocks: [] })
  await db.updateTable('mailings').set({ stage: 'leaving' }).where('id', '=', draft.id).execute()
  expect(await mailings.rewrite(db, draft.id, 1, { subject: 'Other' })).toBeUndefined()
  await mailings.remove(db, priya, draft.id)
  expect(await mailings.find(db, draft.id)).toBeDefined()
})
