import { expect, test } from 'vitest'
import { gather } from '#domain/newsletter/contents.ts'
import * as organizations from '#domain/content/organizations.ts'
import { layApart } from '#mail/lay-apart.ts'
import { lay } from '#ui/letter/lay.ts'
import { db } from '../house.ts'

test('a letter laid out in a process of its own is the same letter', async () => {
  const mailing = { id: 1, kind: 'letter' as const, sender_name: 'We', subject: 'Hello', preview: '', list: 'newsletter', other_subject: '', archived: true, blocks: [{ id: 'b1', only: null, kind: 'legislators' as const, words: 'Yours' }] }
  const sheet = { organization: (await organizations.find(db))!, origin: 'https://tidewater.example' }
  const contents = await gather(db, mailing, new Date())
  expect(await layApart(mailing, contents, sheet)).toEqual(await lay(mailing, contents, sheet))
})
