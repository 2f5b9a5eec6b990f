import { expect, test } from 'vitest'
import * as members from '#domain/groups/members.ts'
import * as households from '#domain/people/households.ts'
import { db } from '../../house.ts'

test('a household are the others who share any address, as far as one sees them', async () => {
  const [ana, al, bo] = await db.insertInto('people').values([
    { name: 'Ana', emails: ['home@arden.example', 'ana@arden.example'] }, { name: 'Al', emails: ['al@arden.example', 'home@arden.example'] }, { name: 'Bo', emails: ['bo@arden.example'] }, { name: 'Cy', emails: [] },
  ]).returning(['id', 'emails']).execute()
  const { id } = await db.insertInto('groups').values({ slug: 'bo', kind: 'chapter', status: 'affiliated', name: 'Bo' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values({ group_id: id, person_id: bo!.id }).execute()
  const names = async (reach: Parameters<typeof households.ofPerson>[1], person = ana!) => (await households.ofPerson(db, reach, person)).map(({ name }) => name)
  expect([await names('everyone'), await names('everyone', al), await names('everyone', bo), await names('everyone', { id: 99, emails: [] })]).toEqual([['Al'], ['Ana'], [], []])
  expect(await names(members.idsWithin([id]))).toEqual([])
})
