import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { openCards } from '#platform/cards.ts'
import { openFaces } from '#platform/faces.ts'

const card = { title: 'Warm homes', kind: 'Action', organization: 'Tidewater Neighbors', motto: '', brand_hue: 14, brand_chroma: 0.185, paper_hue: 95 }
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'cards-')) })
afterAll(async () => { await rm(folder, { recursive: true }) })

test('a card is a picture of its size with something on it, whatever its title is', async () => {
  const cards = openCards(join(folder, 'hostile'))
  for (const title of ['Warm homes', '', 'x'.repeat(5000), 'words and '.repeat(500), '💥👩‍👩‍👧 party', 'שלום עולם', 'مرحبا', '<svg><image href="file:///etc/passwd"/></svg>', '\u0000\u202e\ud800 &nbsp;', 'e\u0301'.repeat(400)]) {
    const picture = await cards.picture({ ...card, title })
    const { width, height, format } = await sharp(picture).metadata()
    expect([width, height, format], title.slice(0, 20)).toEqual([1200, 630, 'png'])
    const { channels } = await sharp(picture).extract({ left: 72, top: 120, width: 1056, height: 380 }).stats()
    expect(channels[1]?.max, title.slice(0, 20)).toBeGreaterThan(240)
    expect(channels[1]?.min, title.slice(0, 20)).toBeLessThan(20)
  }
}, 60_000)

test('one is drawn at a time, the same one once, and no more wait than may', async () => {
  let [now, most, drawn] = [0, 0, 0]
  const { promise: refused, resolve: refuse } = Promise.withResolvers<void>()
  const draw = async () => {
    most = Math.max(most, ++now)
    drawn++
    await refused
    now--
    return Buffer.from('png')
  }
  const cards = openCards(join(folder, 'turns'), { waiting: 4, draw })
  const ask = async (title: string) => {
    const picture = await cards.picture({ ...card, title })
    if (!picture) refuse()
    return `${title} ${picture ?? 'waits'}`
  }
  const answers = new Set(await Promise.all(['a', 'a', 'b', 'c', 'd', 'e', 'a'].map(ask)))
  expect([answers.size, [...answers].filter((answer) => answer.endsWith('waits')).length, most, drawn]).toEqual([5, 1, 1, 4])
  const kept = [...answers].find((answer) => answer.endsWith('png')) ?? ''
  expect([await ask(kept.slice(0, 1)), drawn]).toEqual([kept, 4])
})

test('what is drawn already is given also while none may be drawn', async () => {
  let may = true
  const cards = openCards(join(folder, 'pace'), { mayDraw: () => may, draw: async () => Buffer.from('png') })
  await cards.picture(card)
  may = false
  expect([(await cards.picture(card))?.toString(), await cards.picture({ ...card, title: 'Another' })]).toEqual(['png', undefined])
})

test('after one that could not be drawn others are', async () => {
  let fails = true
  const cards = openCards(join(folder, 'failing'), { draw: async () => (fails ? Promise.reject(new Error('no')) : Buffer.from('png')) })
  await expect(cards.picture(card)).rejects.toThrow('no')
  fails = false
  expect((await cards.picture(card))?.toString()).toBe('png')
})

test('no more are kept than may be', async () => {
  const cards = openCards(join(folder, 'few'), { most: 3, draw: async () => Buffer.from('png') })
  for (const title of 'abcdefg') await cards.picture({ ...card, title })
  expect(await readdir(join(folder, 'few'))).toHaveLength(3)
})

test('letters of Latin and Cyrillic are set, others left out', async () => {
  const set = await openFaces()
  const count = (text: string) => set(text, 'poster').letters.length
  expect(['abc', 'Łůễ', 'Жук', 'שלום', '💥', ' '].map(count)).toEqual([3, 3, 3, 0, 0, 0])
  expect(set('m', 'poster').width).toBeGreaterThan(set('i', 'poster').width)
})
