import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { plain } from '#engines/texts/plain.ts'
import { keep } from '#engines/texts/writing.ts'
import { parse } from 'yaml'
import { withScratchDatabase } from '../../scratch.ts'

const database = join(import.meta.dirname, '../../../database')
const file = (name: string) => readFileSync(join(database, name), 'utf8')
const sample: { pages: { body: string }[]; stories: { body: string }[] } = parse(file('bay-colony-neighbors.yaml'))

const texts = [
  ...[...sample.pages, ...sample.stories].map(({ body }) => body),
  '', 'One line', 'a & b < c > d "e"', '## Head\nand words\n\n## Two\n## Three\n- one\n- two', '- one\n- two\n\n\n\n- three', ' \n\n spaced \r\n\r\n out ', 'not\n- a list', '##none', '- ',
]

test('texts that were plain become the HTML that the editor would have kept, without a word lost', async () => {
  await withScratchDatabase(async (url) => {
    const client = new Client({ connectionString: url })
    await client.connect()
    try {
      const migrations = readdirSync(join(database, 'migrations')).toSorted()
      await client.query('create schema graphile_worker; create function graphile_worker.add_job(task text, payload json, job_key text, run_at timestamptz) returns void language sql as $$ select $$')
      for (const name of migrations.filter((one) => one < '0020')) await client.query(file(`migrations/${name}`))
      for (const [at, body] of texts.entries()) await client.query('insert into pages (slug, title, body) values ($1, $1, $2)', [`page-${at}`, body])
      await client.query(file('migrations/0020-writing.sql'))
      const { rows } = await client.query<{ body: string; plain: string; words: { body: string } }>('select body, plain, words from pages join writing_versions on page_id = pages.id order by pages.id')
      expect(rows).toHaveLength(texts.length)
      for (const [at, { body, words, ...row }] of rows.entries()) {
        const tidy = (text: string) => text.replace(/\s+/g, ' ').replaceAll(/(^| )(##? |##$|-$)/g, '$1').trim()
        expect(body, texts[at]).toBe(keep(texts[at] ?? ''))
        expect(words.body).toBe(body)
        expect(tidy(row.plain)).toBe(tidy(plain(body)))
      }

      for (const name of migrations.filter((one) => one > '0021' && one < '0027')) await client.query(file(`migrations/${name}`))
      const answers = texts.filter((text) => keep(text) && text.length < 20_000)
      await client.query("insert into question_sections (name) values ('All')")
      for (const answer of answers) await client.query('insert into questions (section_id, question, answer, before) values (1, $1, $2, $3)', ['Why?', answer, JSON.stringify({ question: 'Why?', answer, section_id: 1 })])
      await client.query(file('migrations/0027-pictures-and-answers.sql'))
      const asked = await client.query<{ answer: string; before: { answer: string } }>('select answer, before from questions order by id')
      expect(asked.rows.map(({ answer, before }) => [answer, before.answer])).toEqual(answers.map((text) => [keep(text), keep(text)]))
    } finally {
      await client.end()
    }
  })
})
