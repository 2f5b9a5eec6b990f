import { expect, test } from 'vitest'
import * as pictures from '#domain/content/pictures.ts'
import * as sections from '#domain/content/question-sections.ts'
import * as questions from '#domain/content/questions.ts'
import { routes } from '#http/routes.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from './colleagues.ts'

const { office, site } = routes
const edda = await arrive('Edda', 'editor')
const auditor = await arrive('Audrey', 'auditor')
const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, fields: Record<string, string> = {}, headers = edda.headers) => app.request(path, form(method, fields, headers))
const read = async (path: string, headers: Record<string, string> = {}) => {
  house.cache.drop()
  return (await app.request(path, { headers })).text()
}
const asked = (page: string) => [...page.matchAll(/<h3>([^<]+\?)<\/h3>/g)].map(([, words]) => words)
const section = async (name: string) => (await sections.list(house.db)).find((one) => one.name === name)!
const question = async (words: string) => [...await questions.list(house.db), ...await questions.removed(house.db)].find((one) => one.question === words)!
const add = async (shelf: string, words: string, answer = 'Yes.') => send('POST', office.questions.href(), { section_id: String((await section(shelf)).id), question: words, answer })

test('an editor answers questions in sections, and the page shows them in order', async () => {
  expect(await read(site.questions.href())).toContain('No answers yet')
  for (const name of ['Joining', 'Money']) await send('POST', office.questionSections.href(), { name })
  await add('Joining', 'May I join?', 'Yes, anybody.\n\n- Bring a pen')
  await add('Joining', 'When do you meet?')
  await add('Money', 'Where does it go?')
  const page = await read(site.questions.href())
  expect(asked(page)).toEqual(['May I join?', 'When do you meet?', 'Where does it go?'])
  expect(page).toContain('<li>Bring a pen</li>')
  expect(page).toContain(`id="question-${(await question('May I join?')).id}"`)

  await send('PUT', office.questionRank.href(await question('When do you meet?')), { towards: 'beginning' })
  await send('PUT', office.questionSectionRank.href(await section('Money')), { towards: 'beginning' })
  expect(asked(await read(site.questions.href()))).toEqual(['Where does it go?', 'When do you meet?', 'May I join?'])
})

test('a change can be taken back, and so can that', async () => {
  const one = await question('May I join?')
  const says = async () => (await questions.find(house.db, one.id))?.answer
  await send('PUT', office.question.href(one), { section_id: String(one.section_id), question: one.question, answer: 'No.' })
  expect(await says()).toBe('<p>No.</p>')
  await send('DELETE', office.questionChange.href(one))
  expect(await says()).toBe('<p>Yes, anybody.</p><ul><li>Bring a pen</li></ul>')
  await send('DELETE', office.questionChange.href(one))
  expect(await says()).toBe('<p>No.</p>')
  const never = await question('Where does it go?')
  expect((await send('DELETE', office.questionChange.href(never))).headers.get('location')).toBe(office.questions.href({}, { did: 'not-undone' }))
})

test('a question that is taken away can be brought back; a section goes when nothing stands in it', async () => {
  const one = await question('Where does it go?')
  const money = await section('Money')
  expect((await send('DELETE', office.questionSection.href(money))).headers.get('location')).toBe(office.questions.href({}, { did: 'not-empty' }))
  await send('PUT', office.questionRemoval.href(one))
  expect(asked(await read(site.questions.href()))).not.toContain('Where does it go?')
  expect(await read(office.questions.href(), edda.headers)).toContain('Bring it back')
  await send('DELETE', office.questionRemoval.href(one))
  expect(asked(await read(site.questions.href()))).toContain('Where does it go?')

  await send('PUT', office.question.href(one), { section_id: String((await section('Joining')).id), question: one.question, answer: one.answer })
  await send('PUT', office.questionSection.href(money), { name: 'Dues' })
  await send('DELETE', office.questionSection.href(await section('Dues')))
  expect((await sections.list(house.db)).map(({ name }) => name)).toEqual(['Joining'])
})

test.each([[{ section_id: '' }, 'Choose a section.'], [{ section_id: '999' }, 'Choose a section.'], [{ question: '' }, 'Write the question.'], [{ answer: '' }, 'Write the answer.'], [{ answer: '<script>alert(1)</script>' }, 'Write the answer.']])('%j comes back with what is wrong', async (wrong, sentence) => {
  const given = { section_id: String((await section('Joining')).id), question: 'Still here?', answer: 'Still here.', ...wrong }
  const one = await question('May I join?')
  for (const answer of [await send('POST', office.questions.href(), given), await send('PUT', office.question.href(one), given)]) {
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true])
  }
})

test('an answer is written in the editor, made safe on its way in and out, and may show what is alive', async () => {
  await add('Joining', 'Is it safe?', '<p>Quite <strong>safe</strong>.</p><img src=x onerror=alert(1)><figure data-action="warm-homes"></figure>')
  const one = await question('Is it safe?')
  expect(one.answer).toBe('<p>Quite <strong>safe</strong>.</p><figure data-action="warm-homes"></figure>')
  expect(await read(site.questions.href())).toMatch(/Quite <strong>safe<\/strong>\.[^]*href="\/actions\/warm-homes"/)
  expect(await read(office.question.href(one), edda.headers)).toMatch(/<rich-text[^]*&lt;p>Quite &lt;strong>safe/)
  expect(await read(office.newQuestion.href(), edda.headers)).toContain('Put it on the page')
  await db.updateTable('questions').set({ answer: '<p onclick="x">Old</p><script>y</script>' }).where('id', '=', one.id).execute()
  expect(await read(site.questions.href())).toMatch(/<p>Old<\/p>(?![^]*onclick)(?![^]*<script>y)/)
  const kept = await db.insertInto('pictures').values({ hash: 'e'.repeat(32), alt: 'A door', width: 480, height: 300, bytes: 1, sender: 'Edda' }).returningAll().executeTakeFirstOrThrow()
  await send('PUT', office.question.href(one), { section_id: String(one.section_id), question: one.question, answer: `<figure data-picture="${kept.id}"></figure>` })
  expect(await read(site.questions.href())).toContain('alt="A door"')
  expect(await pictures.remove(db, edda, kept)).toBe('shown')
})

test('a question is found by its words and those of its answer, at its place on the page, for as long as it stands there', async () => {
  await add('Joining', 'Who tunes the piano?', '<p>A marmalade tuner.</p><figure data-members></figure><p>In the cellar.</p>')
  const one = await question('Who tunes the piano?')
  const found = async (words: string) => (await read(site.search.href({}, { q: words }))).includes(`href="/questions#question-${one.id}"`)
  expect([await found('piano'), await found('marmalade'), await found('cellar')]).toEqual([true, true, false])
  expect(await read(site.siteMap.href())).not.toContain('#')
  expect(await read(site.questions.href())).not.toContain('In the cellar')
  await send('PUT', office.questionRemoval.href(one))
  expect(await found('piano')).toBe(false)
  await send('DELETE', office.questionRemoval.href(one))
  expect(await found('piano')).toBe(true)
})

test('two sections of one name are refused, and nobody but editors keeps questions', async () => {
  expect((await send('POST', office.questionSections.href(), { name: 'JOINING' })).status).toBe(422)
  expect((await app.request(office.questions.href(), { headers: auditor.headers })).status).toBe(403)
  expect((await send('PUT', office.questionRemoval.href(await question('May I join?')), {}, auditor.headers)).status).toBe(403)
  expect((await send('PUT', office.questionRank.href({ id: 99_999 }), { towards: 'end' })).status).toBe(404)
})
