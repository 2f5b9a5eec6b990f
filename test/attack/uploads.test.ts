import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { openDoors } from '#open-doors.ts'
import { convert } from '#platform/pictures.ts'
import { db, home, house } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { picture, tales } from '../pictures.ts'
import { archive, gif, png, pngText, script, strangers } from './nasty-pictures.ts'
import { pour } from './pouring.ts'
import { open } from './stranger.ts'

const ed = await arrive('Ed', 'editor')
const at = routes.office.pictures.href()
const headers = { ...ed.headers, origin: 'http://localhost', accept: 'application/json' }
const folder = join(home, 'files/pictures')
const lying = async () => [...await readdir(folder).catch(() => []), ...await readdir(join(home, 'files/incoming')).catch(() => [])]

type Answer = { status: number; id?: number; src?: string; errors?: Record<string, string[]> }
async function send(content: Uint8Array, { name = 'holiday.jpg', alt = 'A holiday' } = {}): Promise<Answer> {
  const body = new FormData()
  body.set('alt', alt)
  body.set('picture', new File([Uint8Array.from(content)], name, { type: 'image/jpeg' }))
  const answer = await open.request(at, { method: 'POST', body, headers })
  return { status: answer.status, ...await answer.json() }
}
const post = async (body: string | Uint8Array<ArrayBuffer>, type = 'multipart/form-data; boundary=b') => open.request(at, { method: 'POST', body, headers: { ...headers, 'content-type': type } })

/** All files of the picture that was just sent, read whole. */
async function filesOf({ src = '' }: Answer): Promise<[string, Buffer][]> {
  const hash = /\w{32}/.exec(src)?.[0] ?? '?'
  const names = (await readdir(folder)).filter((name) => name.startsWith(hash))
  return Promise.all(names.map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(folder, name))]))
}
const jpeg = await picture()

test('what is no picture is refused by its bytes, whatever it is called, and nothing of it stays', async () => {
  for (const [about, content] of strangers) {
    const answer = await send(content)
    expect([answer.status, answer.errors?.picture?.[0]], about).toEqual([422, expect.stringMatching(/no picture|HEIC/)])
  }
  expect(await lying()).toEqual([])
  expect(await db.selectFrom('pictures').select('id').execute()).toEqual([])
})

test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
  ['a hundred million pixels in 12 KB', () => png(10_000, 10_000), /50 million pixels/],
  ['four billion pixels said and none sent', () => png(65_535, 65_535, undefined, 1), /50 million pixels|damaged/],
  ['a canvas of four billion pixels', () => gif(1, 65_535), /50 million pixels|damaged/],
  ['a tower', () => png(10, 4_000_000), /five times as tall/],
  ['a PNG with half its rows', () => png(400, 400, undefined, 200), /damaged/],
  ['half a JPEG', () => picture({ width: 400, height: 400 }).then((whole) => whole.subarray(0, Math.floor(whole.length * 0.7))), /damaged/],
  ['the name of JPEG and then a page', () => Buffer.concat([Buffer.from([0xFF, 0xD8, 0xFF]), Buffer.from(script)]), /damaged/],
  ['the name of GIF and then a script', () => Buffer.from(`GIF89a=1;/*${script}`), /damaged/],
  ['the name of WebP around an SVG', () => Buffer.from('RIFF\0\0\0\0WEBP<svg xmlns="http://www.w3.org/2000/svg"/>'), /damaged/],
  ['the name of AVIF and then nothing', () => Buffer.from('\0\0\0\u0018ftypavif\0\0\0\0mif1avif'), /damaged/],
])('%s is refused in words, and nothing of it stays', async (_about, make, words) => {
  const before = await lying()
  const answer = await send(await make())
  expect([answer.status, answer.errors?.picture?.[0]]).toEqual([422, expect.stringMatching(words)])
  expect(await lying()).toEqual(before)
})

test.each<[string, () => Uint8Array]>([
  ['a page behind a JPEG', () => Buffer.concat([jpeg, Buffer.from(script)])],
  ['an archive behind a JPEG', () => Buffer.concat([jpeg, archive()])],
  ['a script in the words of a PNG', () => png(64, 48, pngText(script))],
  ['a page behind a GIF', () => Buffer.concat([gif(1, 8), Buffer.from(script)])],
  ['five thousand frames', () => gif(5_000, 8)],
])('%s comes out as a picture and nothing else', async (_about, make) => {
  const answer = await send(make())
  expect(answer).toMatchObject({ status: 201 })
  const files = await filesOf(answer)
  expect(files.length).toBe(3)
  for (const [name, bytes] of files) {
    expect(/Tattletale|<script|PK\u0003\u0004/.test(bytes.toString('latin1')), name).toBe(false)
    expect(bytes.length, name).toBeLessThan(3_000)
  }
})

test.each(['jpeg', 'png', 'webp', 'avif'] as const)('where a %s was taken is in no file that is kept', async (format) => {
  const told = await picture({ format, width: 40, orientation: format === 'jpeg' ? 6 : undefined })
  expect((await tales(told)).length).toBeGreaterThan(0)
  const answer = await send(told)
  expect(answer).toMatchObject({ status: 201 })
  for (const [name, bytes] of await filesOf(answer)) expect([await tales(bytes), bytes.includes('Tattletale')], name).toEqual([[], false])
})

test('a name leads nowhere: the file’s own is not used', async () => {
  for (const name of ['../../../../etc/passwd', '..\\..\\evil.jpg', `a\u0000${'x'.repeat(5000)}"><script>.jpg`]) await send(jpeg, { name })
  expect((await lying()).filter((name) => !/^[0-9a-f]{32}-\d+\.(avif|webp|jpg)$/.test(name))).toEqual([])
})

test('forms that are none are refused in words', async () => {
  const part = (disposition: string, content: string) => `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`
  const before = await lying()
  const bodies = [
    '', 'x', '--b--\r\n', '--b', '--b\r\n', '--b\r\n\r\n', part('name="picture"', 'words'), part('name="picture"; filename=""', ''), part('name="picture"; filename="a.jpg"', ''), part('filename="a.jpg"', 'x'),
    `${part('name="alt"', 'x'.repeat(100_000))}--b--`, `--b\r\n${'x: y\r\n'.repeat(10_000)}`, part('name="picture"; filename="a.jpg"', jpeg.toString('latin1')), `${part('name="__proto__"', 'x')}--b--`,
  ]
  for (const body of bodies) expect((await post(body)).status, body.slice(0, 60)).toBe(422)
  expect((await post('a=b', 'multipart/form-data')).status).toBe(422)
  expect((await post('a=b', 'application/x-www-form-urlencoded')).status).toBe(422)
  expect([400, 422]).toContain((await post('{}', 'application/json')).status)
  expect(await lying()).toEqual(before)
})

test('no more than eight wait their turn', async () => {
  const seen = await Promise.all(Array.from({ length: 10 }, () => convert('/nowhere.jpg', 'jpeg', '/nowhere')))
  expect(seen).toEqual([...Array.from({ length: 8 }, () => 'unreadable'), 'busy', 'busy'])
})

test.each([['said at the beginning', true], ['that nobody announced', false]])('two gigabytes %s are turned away early, and memory does not grow', async (_about, announced) => {
  const doors = await openDoors({ ...house, settings: { ...house.settings, PORT: 0 } })
  const before = process.memoryUsage().rss
  const { heard, sent, most } = await pour({ port: Number(new URL(doors.origin).port), path: at, field: 'picture', begins: '\u00FF\u00D8\u00FF', cookie: ed.headers.cookie }, 2 * 1024 ** 3, announced)
  expect(heard).toMatch(/^HTTP\/1\.1 413 [^]*larger than 30 MB/)
  expect(sent).toBeLessThan((announced ? 8 : 48) * 1024 ** 2)
  expect(most - before).toBeLessThan(160 * 1024 ** 2)
  await doors.close()
  expect((await readdir(join(home, 'files/incoming'))).length).toBe(0)
})
