import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { dispositionOf } from '#engines/files/disposition.ts'
import { kindOf } from '#engines/files/kind.ts'
import { kinds, nameFor } from '#engines/files/kinds.ts'
import { rangeOf } from '#engines/files/range.ts'
import { picture } from '../../pictures.ts'
import { png, strangers } from '../../attack/nasty-pictures.ts'
import { box, docx, film, mp3, openDocument, parts, pdf, pptx, webm, xlsx } from './documents.ts'

/** Reads as from a disk, and counts. */
function reading(bytes: Uint8Array) {
  const seen = { read: 0 }
  return { seen, size: bytes.length, read: async (at: number, length: number) => { const piece = Buffer.from(bytes.subarray(at, at + length)); seen.read += piece.length; return piece } }
}
const told = (bytes: Uint8Array, name = 'x') => kindOf(reading(bytes), name)

describe('what a file is', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string?]>([
    ['pdf', pdf], ['docx', docx], ['pptx', pptx], ['xlsx', xlsx], ['odt', () => openDocument('text')], ['odp', () => openDocument('presentation')], ['ods', () => openDocument('spreadsheet')],
    ['pptx', () => parts('application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml')],
    ['txt', () => Buffer.from('We meet on Tuesday — 7 pm.\r\n\tBring a chair.'), 'notes.txt'], ['txt', () => Buffer.from('# x'), 'a.md'], ['csv', () => Buffer.from('name,town\nAna,Arden\n'), 'list.csv'],
    ['png', () => png(8, 8)], ['jpg', () => picture()], ['webp', () => picture({ format: 'webp' })], ['mp3', () => mp3()], ['mp3', () => mp3(3, 500)],
    ['mp4', film], ['mp4', () => film('mp42')], ['m4a', () => film('M4A ')], ['m4a', () => film('isom'), 'talk.m4a'], ['webm', webm],
  ])('%s is told from its bytes', async (kind, make, name) => {
    expect(await told(await make(), name)).toBe(kind)
  })

  test('strangers are not taken, whatever they are called', async () => {
    const known = Object.keys(kinds)
    for (const [about, bytes] of strangers) for (const name of ['a.jpg', 'a.pdf', 'a.docx', 'a.mp4', 'a']) expect(known, `${about} as ${name}`).not.toContain(await told(bytes, name))
    for (const [about, bytes] of strangers.filter(([what]) => !/a script$|ImageMagick|PostScript|bitmap|PDF|two bytes/.test(what))) expect(known, `${about} as text`).not.toContain(await told(bytes, 'a.txt'))
  })

  test.each<[string, () => Uint8Array, string]>([
    ['words that do not say that they are', () => Buffer.from('Only words, and no more than that.'), 'unknown'],
    ['a PDF that ends before its end', () => pdf().subarray(0, 40), 'unknown'],
    ['a document with a program', () => docx({ 'word/vbaProject.bin': strToU8('x') }), 'macros'],
    ['a document that says it has one', () => parts('application/vnd.ms-word.document.macroEnabled.main+xml'), 'macros'],
    ['an OpenDocument with one', () => openDocument('text', { 'Basic/Standard/Module1.xml': strToU8('x') }), 'macros'],
    ['an archive', () => Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'archive'],
    ['an archive that only calls itself a document', () => Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>') })), 'archive'],
    ['a document behind a page', () => Buffer.concat([Buffer.from('<script>'), docx()]), 'unknown'],
    ['a document before a page', () => Buffer.concat([docx(), Buffer.from('<script>')]), 'archive'],
    ['half a document', () => docx().subarray(0, 300), 'archive'],
    ['a QuickTime film', () => film('qt  '), 'quicktime'],
    ['a film that breaks off', () => film().subarray(0, 1000), 'unknown'],
    ['a film with nothing in it', () => Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), box('free', Buffer.alloc(100))]), 'unknown'],
    ['a box of no length', () => Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), Buffer.from([0, 0, 0, 1, 0x6D, 0x6F, 0x6F, 0x76, 0, 0, 0, 0, 0, 0, 0, 0])]), 'unknown'],
    ['one frame of sound', () => mp3(1), 'unknown'],
    ['nothing', () => Buffer.alloc(0), 'empty'],
  ])('%s is not', async (_about, make, why) => {
    expect(await told(make())).toBe(why)
  })

  test('a bomb is looked at and not unpacked', async () => {
    const bomb = parts('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', { 'zeros.bin': new Uint8Array(3_000_000) })
    const file = reading(bomb)
    expect(await kindOf(file, 'a.docx')).toBe('docx')
    expect(file.seen.read).toBeLessThan(bomb.length + 70_000)
    const types = strToU8(`application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml${' '.repeat(3_000_000)}`)
    expect(await told(Buffer.from(zipSync({ '[Content_Types].xml': types })))).toBe('archive')
  })

  test('words are UTF-8, without controls, and no page', async () => {
    for (const words of ['<p>x</p>', '  <svg/>', 'see <script>x</script>', '\uFEFF<!doctype html>', 'a\0b', 'a\u001Bb']) expect(await told(Buffer.from(words.padEnd(20)), 'a.txt'), words).toBe('unknown')
    expect(await told(Buffer.from([...Buffer.from('x'.repeat(300_000)), 0xC3]), 'a.txt')).toBe('unknown')
    expect(await told(Buffer.from(`${'x'.repeat(262_143)}é and more`), 'a.txt')).toBe('txt')
  })
})

test('a name is what it was called last, with the ending of what it is', () => {
  expect(nameFor('C:\\Users\\ana\\Our plan.HTML', 'pdf')).toBe('Our plan.pdf')
  expect(nameFor('../../etc/passwd', 'txt')).toBe('passwd.txt')
  expect(nameFor('a"b\r\nSet-Cookie: x.pdf', 'pdf')).toBe('a b Set-Cookie x.pdf')
  expect(nameFor('...', 'mp3')).toBe('file.mp3')
  expect(nameFor('\u202Efdp.exe', 'pdf')).toBe('fdp.pdf')
  expect([...nameFor('ñ'.repeat(300), 'pdf')].length).toBe(104)
})

test('a name is said to old programs in plain letters and to others as it is', () => {
  expect(dispositionOf('attachment', 'plan.pdf')).toBe('attachment; filename="plan.pdf"')
  expect(dispositionOf('inline', 'Año “uno” (1)*.pdf')).toBe(`inline; filename="Ano _uno_ (1)*.pdf"; filename*=UTF-8''A%C3%B1o%20%E2%80%9Cuno%E2%80%9D%20%281%29%2A.pdf`)
  expect(dispositionOf('attachment', 'a"; filename="b.html')).toMatch(/^attachment; filename="a__ filename=_b.html"; filename\*=UTF-8''[\w.%-]+$/)
})

test('a part is the one that is asked for, or all, or beyond', () => {
  expect(rangeOf('bytes=0-0', 10)).toEqual({ from: 0, to: 0 })
  expect(rangeOf('bytes=2-', 10)).toEqual({ from: 2, to: 9 })
  expect(rangeOf('bytes=-3', 10)).toEqual({ from: 7, to: 9 })
  expect(rangeOf('bytes=-30', 10)).toEqual({ from: 0, to: 9 })
  expect(rangeOf('bytes=5-500', 10)).toEqual({ from: 5, to: 9 })
  for (const all of [undefined, '', 'bytes=', 'bytes=-', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=4-2', 'bytes=x-y', `bytes=${'9'.repeat(40)}-`]) expect(rangeOf(all, 10), all).toBeUndefined()
  for (const beyond of ['bytes=10-', 'bytes=11-12', 'bytes=-0']) expect(rangeOf(beyond, 10), beyond).toBe('beyond')
})
