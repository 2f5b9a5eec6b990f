import { describe, expect, test } from 'vitest'
import * as rounds from '#domain/calendar/answer-rounds.ts'
import { routes } from '#http/routes.ts'
import { comes, said, someone, timeOf } from '../coming.ts'
import { happening } from '../happenings.ts'
import { db, house } from '../house.ts'
import { arrive, linksTo, workOnce } from '../office/colleagues.ts'
import { carry, expectReadable, leave, noBrowser, openSite, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { site, office } = routes
const soon = new Date()
const year = soon.getFullYear() + 1

describe.skipIf(noBrowser)('somebody without an account', () => {
  test('says yes, confirms by letter, is reminded, and cancels by link; their place goes to who waits', async () => {
    const event = await happening({
      title: 'How a bill dies', kind: 'training', capacity: 2, questions: ['What would you like to learn?'], is_online: true, room: { address: 'https://meet.example/secret-room', note: 'Passcode 4711' },
      starts: `${year}-03-02T19:00:00`, ends: `${year}-03-02T20:30:00`,
    }, soon)
    const time = await timeOf(event, soon)
    const visitor = await visit(origin, { javaScriptEnabled: false })
    await visitor.goto(site.event.href(event))
    await visitor.getByLabel('Your name').fill('Nia')
    await visitor.getByLabel('E-mail').fill('nia@arden.example')
    await visitor.getByLabel('Whom you bring').selectOption('1 guest')
    await visitor.getByLabel('What would you like to learn?').fill('Committees')
    await visitor.getByRole('button', { name: 'I am coming' }).click()
    await visitor.getByRole('heading', { name: 'One step is left: look at your mail' }).waitFor()

    const linkIn = async (part: string, email = 'nia@arden.example') => {
      await workOnce()
      return new URL((await linksTo(email)).find((link) => link.includes(part)) ?? '', origin).pathname
    }
    await visitor.goto(await linkIn('/confirm/'))
    await visitor.getByRole('button', { name: 'Yes, that was me' }).click()
    house.cache.drop()
    await visitor.getByRole('link', { name: 'You are coming: see the event' }).click()
    await visitor.getByRole('heading', { name: 'Every place is taken' }).waitFor()
    const waits = await someone('Olu')
    expect(await comes(time, waits, soon)).toBe('waiting')

    await rounds.go(db, new Date(time.begins_at.getTime() - 23 * 3_600_000))
    await workOnce()
    const [, reminder] = await db.selectFrom('letters').select(['subject', 'body']).where('recipient', '=', 'nia@arden.example').where('kind', '=', 'event').orderBy('id').execute()
    expect(reminder?.subject).toMatch(/^On \w+day: How a bill dies$/)
    await visitor.goto(new URL(/https?:\/\/\S+\/events\/answers\/\S+/.exec(reminder?.body ?? '')?.[0] ?? '').pathname)
    await visitor.getByRole('heading', { name: 'You are coming with 1 guest' }).waitFor()
    await visitor.getByRole('link', { name: 'https://meet.example/secret-room' }).waitFor()
    await visitor.getByRole('button', { name: 'I cannot come after all' }).click()
    await visitor.getByRole('heading', { name: 'You are not coming' }).waitFor()
    expect(await said(time, waits)).toBe('yes')
    await workOnce()
    const [last] = await db.selectFrom('letters').select('subject').where('recipient', '=', 'olu@arden.example').orderBy('id', 'desc').execute()
    expect(last?.subject).toBe('There is a place for you: How a bill dies')
    await leave(visitor)

    house.cache.drop()
    const reader = await visit(origin)
    await reader.goto(site.event.href(event))
    await expectReadable(reader, 'event-come')
    await reader.goto(new URL(/https?:\/\/\S+\/events\/answers\/\S+/.exec((await db.selectFrom('letters').select('body').where('recipient', '=', 'olu@arden.example').orderBy('id', 'desc').executeTakeFirstOrThrow()).body)?.[0] ?? '').pathname)
    await expectReadable(reader, 'event-answer')
    await leave(reader)

    const organizer = await visit(origin)
    await carry(organizer, origin, (await arrive('Omar', 'organiser')).headers.cookie)
    await organizer.goto(office.eventPeople.href(time))
    await organizer.getByText('Committees').waitFor()
    await expectReadable(organizer, 'event-people')
    await db.updateTable('event_times').set({ begins_at: soon }).where('id', '=', time.id).execute()
    await organizer.reload()
    await organizer.getByLabel('Olu came').check()
    await organizer.getByRole('button', { name: 'Write down who came' }).click()
    await organizer.getByText('Written down. Who came has it in their record.').waitFor()
    await expectReadable(organizer, 'event-came')
    await leave(organizer)
  })
})
