import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import * as findables from '#platform/findables.ts'
import { db } from '../house.ts'

const found = async (words: string, kind?: string) => (await findables.search(db, { words, kind, page: 0 })).hits.map(({ slug }) => slug)
const shown = async (words: string) => (await findables.search(db, { words, page: 0 })).hits[0]
const said = (pieces: { text: string; found: boolean }[] = []) => pieces.map(({ text, found: is }) => (is ? `[${text}]` : text)).join('')
const story = (slug: string, words: { title?: string; lede?: string; plain?: string; body?: string; published_at?: Date | null; author?: string } = {}) =>
  db.insertInto('stories').values({ slug, title: 'Untitled', published_at: new Date('2026-01-05'), ...words }).execute()
const hour = 3_600_000

beforeEach(async () => { await db.deleteFrom('stories').where('slug', '!=', 'first-win').execute() })

describe('what anybody may read', () => {
  test('is found, whatever kind it is', async () => {
    expect(await found('forty chairs')).toEqual(['first-win'])
    expect(await found('bring a chair tuesdays')).toEqual(['us'])
    expect(await found('keep homes warm')).toEqual(['warm-homes'])
    expect(await found('surcharge')).toEqual(['long-gone'])
    expect(await found('Rosa Alvarez')).toEqual(['rosa-alvarez'])
    await db.insertInto('groups').values({ slug: 'arden', kind: 'chapter', status: 'affiliated', name: 'Arden Neighbors', about: 'We knit on Mondays.' }).execute()
    expect(await found('knitting mondays')).toEqual(['arden'])
  })

  test('is found by who wrote it, where it is, what it offers and whom it addresses', async () => {
    expect(await found('noor')).toEqual(['first-win'])
    await db.insertInto('groups').values({ slug: 'quill', kind: 'chapter', status: 'forming', name: 'Friends of the Ferry' }).execute()
    const { id } = await db.selectFrom('groups').select('id').where('slug', '=', 'quill').executeTakeFirstOrThrow()
    await db.insertInto('group_areas').values({ group_id: id, division_id: 'ocd-division/country:us/state:ma/place:port_quill' }).execute()
    expect(await found('port quill')).toEqual(['quill'])
    await db.insertInto('group_offers').values({ group_id: id, kind: 'offer', issue: 'Bookkeeping' }).execute()
    expect(await found('bookkeeping')).toEqual(['quill'])
    await db.updateTable('group_offers').set({ ended_at: new Date() }).where('group_id', '=', id).execute()
    await db.deleteFrom('group_areas').where('group_id', '=', id).execute()
    expect([await found('bookkeeping'), await found('port quill')]).toEqual([[], []])
    expect(await found('1st harbor representative')).toEqual(['rosa-alvarez'])
    expect(await found('former otis')).toEqual(['old-member'])
  })

  test('follows every change in its own transaction', async () => {
    await story('brook', { title: 'The brook is clean' })
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('stories').set({ title: 'The pond is clean' }).where('slug', '=', 'brook').execute()
      expect((await findables.search(tx, { words: 'pond', page: 0 })).hits).toHaveLength(1)
      expect(await found('pond')).toEqual([])
    })
    expect([await found('brook'), await found('pond')]).toEqual([[], ['brook']])
    await db.updateTable('divisions').set({ display_name: '1st Haven' }).where('name', '=', '1st Harbor').execute()
    expect(await found('1st haven')).toEqual(['rosa-alvarez'])
    await db.deleteFrom('stories').where('slug', '=', 'brook').execute()
    expect(await found('pond')).toEqual([])
  })
})

describe('never found is', () => {
  test('a draft, a story before its time, and one that was taken back', async () => {
    await story('draft', { title: 'Marmalade', published_at: null })
    await story('scheduled', { title: 'Marmalade', published_at: new Date(Date.now() + hour) })
    expect(await found('marmalade')).toEqual([])
    expect(await findables.near(db, 'marmelade')).toEqual([])
    await db.updateTable('stories').set({ published_at: new Date(Date.now() - hour) }).where('slug', '=', 'draft').execute()
    expect(await found('marmalade')).toEqual(['draft'])
    await db.updateTable('stories').set({ published_at: null }).where('slug', '=', 'draft').execute()
    expect(await found('marmalade')).toEqual([])
  })

  test('what is only for members in a story that everybody may read, nor what lies in the bin', async () => {
    await story('parted', { title: 'Medlar', plain: 'For everybody.', body: '<p>For everybody.</p><members><p>Persimmon.</p></members>' })
    expect([await found('medlar'), await found('persimmon')]).toEqual([['parted'], []])
    await db.updateTable('stories').set({ binned_at: new Date() }).where('slug', '=', 'parted').execute()
    await db.insertInto('pages').values([{ slug: 'binned', title: 'Medlar', binned_at: new Date() }, { slug: 'drafted', title: 'Medlar', published_at: null }]).execute()
    expect(await found('medlar')).toEqual([])
  })

  test('a page for members or for staff, and one that was closed to others', async () => {
    await db.insertInto('pages').values([{ slug: 'inside', title: 'Rhubarb', audience: 'members' }, { slug: 'desk', title: 'Rhubarb', audience: 'staff' }, { slug: 'open', title: 'Rhubarb' }]).execute()
    expect(await found('rhubarb')).toEqual(['open'])
    await db.updateTable('pages').set({ audience: 'members' }).where('slug', '=', 'open').execute()
    expect(await found('rhubarb')).toEqual([])
  })

  test('a group that asked to be one, or that ended', async () => {
    await db.insertInto('groups').values([{ slug: 'asked', kind: 'chapter', status: 'applied', name: 'Gooseberry' }, { slug: 'ended', kind: 'chapter', status: 'closed', name: 'Gooseberry' }]).execute()
    expect(await found('gooseberry')).toEqual([])
  })

  test('an action that is a draft, scheduled or withdrawn', async () => {
    expect(await found('quiet draft')).toEqual([])
    await db.updateTable('actions').set({ published_at: new Date(Date.now() + hour) }).where('slug', '=', 'quiet-draft').execute()
    expect(await found('quiet draft')).toEqual([])
  })

  test('somebody who never held a post', async () => {
    await db.insertInto('officials').values({ slug: 'nobody', name: 'Perpetua Elderflower' }).execute()
    expect(await found('elderflower')).toEqual([])
  })

  test('what the search looks through is not lent to a scoped request to write', async () => {
    await expect(db.transaction().execute(async (tx) => {
      await sql`set local role commonweal_scoped`.execute(tx)
      await sql`select keep_findable('page', 1, 'x', 'x', 'x', 'x', 'x', now())`.execute(tx)
    })).rejects.toThrow('permission denied')
  })
})

describe('words', () => {
  test('are found in other forms, without their accents, and in any case', async () => {
    await story('cote', { title: 'Zoë Côté speaks of neighborhoods', plain: 'The universities transported us.' })
    for (const words of ['cote', 'CÔTÉ', 'zoe', 'neighborhood', 'speaking', 'university', 'transport']) expect(await found(words), words).toEqual(['cote'])
  })

  test('are found by the beginning of the last one, from three letters on', async () => {
    await story('cote', { title: 'Affordable homes', plain: 'Environmental universities.' })
    for (const words of ['afford', 'affordab', 'environmen', 'universit', 'affordable uni']) expect(await found(words), words).toEqual(['cote'])
    for (const words of ['univ affordable', 'un']) expect(await found(words), words).toEqual([])
  })

  test('have to occur all', async () => {
    await story('one', { title: 'Plum jam' })
    await story('both', { title: 'Plum and quince jam' })
    expect((await found('plum jam')).toSorted()).toEqual(['both', 'one'])
    expect(await found('jam quince')).toEqual(['both'])
  })

  test('may be small ones where a title holds them', async () => {
    expect((await found('who we are'))[0]).toBe('us')
    expect((await found('Who are'))[0]).toBe('us')
  })

  test('may be a bill, however it is written here and there', async () => {
    await story('dotted', { title: 'A vote', plain: 'H.1234 has a hearing.' })
    await story('spaced', { title: 'A vote', plain: 'Docket HD 4321 has one.' })
    for (const words of ['H.1234', 'h1234', 'H 1234', 'H. 1234', '1234', 'h.123', 'hearing H.1234']) expect(await found(words), words).toEqual(['dotted'])
    for (const words of ['HD 4321', 'HD.4321', 'hd4321', 'hd 4321 docket']) expect(await found(words), words).toEqual(['spaced'])
    expect(await found('h.9014')).toEqual(['warm-homes'])
    expect(await found('S.1234')).toEqual([])
  })

  test('with an apostrophe are one name', async () => {
    await story('obrien', { title: 'Maura O’Brien listens' })
    for (const words of ['O’Brien', "O'Brien", "o'brie", "maura o'brien"]) expect(await found(words), words).toEqual(['obrien'])
    expect(said((await shown("o'brien"))?.title)).toBe('Maura [O’Brien] listens')
  })

  test('nobody wrote find nothing, and what is spelled nearly so is named', async () => {
    expect(await found('Alvares')).toEqual([])
    expect(await findables.near(db, 'Alvares')).toEqual([{ kind: 'legislator', slug: 'rosa-alvarez', title: 'Rosa Alvarez' }])
  })

  test.each(['', ' ', '!!', "'", "''", '\\', "\\'", '&', '| &', '!', '(', ')', ':*', '<->', 'a & | b', '*:*', "a'b'c", '%', '_', "x' | 'y", '-- ', '\u0001', '💥', 'x'.repeat(300), 'a b c d e f g h i j k l'])('that mean something to a database mean nothing: %j', async (words) => {
    expect(Array.isArray(await found(words))).toBe(true)
    expect(Array.isArray(await findables.near(db, words))).toBe(true)
  })
})

describe('the order', () => {
  test('has titles before ledes before texts', async () => {
    const filler = 'One more word about something else. '.repeat(5)
    await story('in-body', { title: 'Third thing', lede: 'Nothing.', plain: `${filler}Cranberry. ${filler}` })
    await story('in-lede', { title: 'Second thing', lede: 'A cranberry bog.', plain: filler })
    await story('in-title', { title: 'Cranberry thing', lede: 'Nothing.', plain: filler })
    expect(await found('cranberry')).toEqual(['in-title', 'in-lede', 'in-body'])
  })

  test('has the newer of two equals first', async () => {
    await story('old', { title: 'Blueberry day', published_at: new Date('2020-06-01') })
    await story('new', { title: 'Blueberry day', published_at: new Date('2026-06-01') })
    expect(await found('blueberry')).toEqual(['new', 'old'])
  })

  test('has first what is called just so', async () => {
    await story('aside', { title: 'Rosa Alvarez, Rosa Alvarez and Rosa Alvarez', lede: 'Rosa Alvarez.', plain: 'Rosa Alvarez. '.repeat(20) })
    expect((await found('rosa alvarez'))[0]).toBe('rosa-alvarez')
  })

  test('goes on from page to page without a gap, within a kind when asked', async () => {
    await db.insertInto('stories').values(Array.from({ length: 45 }, (_one, at) => ({ slug: `pear-${at}`, title: 'Pear', published_at: new Date('2026-01-01') }))).execute()
    await db.insertInto('pages').values({ slug: 'pear', title: 'Pear' }).execute()
    const pages = await Promise.all([0, 1, 2, 3].map((page) => findables.search(db, { words: 'pear', page })))
    expect(pages.map(({ hits }) => hits.length)).toEqual([20, 20, 6, 0])
    expect(new Set(pages.flatMap(({ hits }) => hits.map(({ kind, slug }) => kind + slug))).size).toBe(46)
    const only = await findables.search(db, { words: 'pear', kind: 'page', page: 0 })
    expect([only.hits.length, only.ranked, only.counts.toSorted((a, b) => a.count - b.count)]).toEqual([1, 1, [{ kind: 'page', count: 1 }, { kind: 'story', count: 45 }]])
  })
})

describe('what is shown of a hit', () => {
  test('has the found words marked, in the title and around them', async () => {
    await story('marked', { title: 'Homes for bees', lede: 'A short lede.', plain: `${'Something else entirely. '.repeat(20)}Then every home was warm for bees.` })
    const hit = await shown('home bees')
    expect(said(hit?.title)).toBe('[Homes] for [bees]')
    expect(said(hit?.extract)).toContain('every [home] was warm for [bees]')
    expect(said((await shown('entirel'))?.extract)).toContain('[entirely]')
    await story('bill', { title: 'On H.1234' })
    expect(said((await shown('h1234'))?.title)).toBe('On [H.1234]')
  })

  test('is text, whether it was kept as text or as HTML', async () => {
    await story('html', { title: 'Is 3 < 4?', plain: '<h2>Ar<em>tich</em>oke</h2><p onclick="x">Fish &amp; chips &lt;1 under<br>glass</p><!-- hidden --><script>last</script><!-- more --><p>words</p>' })
    expect(said((await shown('artichoke'))?.extract)).toBe('[Artichoke] Fish & chips <1 under glass last words')
    await story('text', { title: 'Tags', plain: '## Heading\n\n- If a < b and c > d\n- then turnip' })
    expect(said((await shown('turnip'))?.extract)).toBe('Heading If a < b and c > d then [turnip]')
    expect(await found('onclick')).toEqual([])
  })

  test('cannot bring marks of its own', async () => {
    await story('sly', { title: 'Sly \u0001radish\u0002', lede: '\u0001lede\u0002' })
    const hit = await shown('sly')
    expect([said(hit?.title), said(hit?.extract)]).toEqual(['[Sly] radish', 'lede'])
  })

  test('a text of any length can be saved', async () => {
    await story('long', { title: 'Long', plain: Array.from({ length: 200_000 }, (_one, at) => `ö${at.toString(36)}`).join(' '), lede: 'x'.repeat(3_000_000) })
    expect(await found('long')).toEqual(['long'])
  })
})

test('when its words last changed is known, and nothing else changes that', async () => {
  await story('dated', { title: 'Dated' })
  await db.updateTable('findables').set({ changed_at: new Date('2026-01-06') }).where('slug', '=', 'dated').execute()
  const changed = async () => (await db.selectFrom('findables').select('changed_at').where('slug', '=', 'dated').executeTakeFirstOrThrow()).changed_at.toISOString()
  await db.updateTable('stories').set({ published_at: new Date('2026-01-04') }).where('slug', '=', 'dated').execute()
  expect(await changed()).toContain('2026-01-06')
  await db.updateTable('stories').set({ lede: 'Said again.' }).where('slug', '=', 'dated').execute()
  expect(await changed()).not.toContain('2026-01-06')
})
