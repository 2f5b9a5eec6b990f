import { expect, test } from 'vitest'
import { drawn, type Setting } from '#engines/cards/drawing.ts'
import { cut, fit } from '#engines/cards/lines.ts'
import { nameOf } from '#engines/cards/name.ts'
import { srgb } from '#engines/cards/srgb.ts'

/** Every letter half an em wide. */
const measure = (text: string) => [...text].length / 2
const box = { width: 1000, height: 400, largest: 100, smallest: 50, leading: 1 }
const card = { title: 'Warm homes', kind: 'Action', organization: 'Tidewater Neighbors', motto: '', brand_hue: 14, brand_chroma: 0.185, paper_hue: 95 }
const boxes: Setting = (text) => ({ width: measure(text), letters: [...text].map((_letter, at) => ({ x: at / 2, path: 'M0,0L1,0L1,1Z' })) })

test('a short text is as large as it may be, a longer one smaller', () => {
  expect(fit('Warm homes', measure, box)).toEqual({ size: 100, lines: ['Warm homes'] })
  expect(fit('word '.repeat(30), measure, box).size).toBeLessThan(100)
})

test('no line is wider than the box and no text higher, whatever it is', () => {
  for (const text of ['', 'a', 'x'.repeat(900), 'many words '.repeat(90), `${'long'.repeat(30)} and short`, '💥'.repeat(300)]) {
    const { size, lines } = fit(text, measure, box)
    for (const line of lines) expect(measure(line) * size, line).toBeLessThanOrEqual(box.width)
    expect(lines.length * size).toBeLessThanOrEqual(box.height)
  }
  expect(fit('x'.repeat(900), measure, box).lines.at(-1)).toMatch(/x…$/)
  expect(cut('One two', measure, 2.5)).toBe('One…')
})

test('colours are those a browser makes of them, and such as no screen shows keep their lightness', () => {
  expect([srgb(0, 0, 0), srgb(1, 0, 0)]).toEqual(['#000000', '#ffffff'])
  expect(srgb(0.62796, 0.25768, 29.2339)).toBe('#ff0000')
  expect(srgb(0.51975, 0.17686, 142.4953)).toBe('#008000')
  for (let hue = 0; hue < 360; hue += 15) expect(srgb(0.45, 0.4, hue)).toMatch(/^#[0-9a-f]{6}$/)
})

test('nothing that was typed is in the drawing, only outlines', () => {
  const svg = drawn({ ...card, title: '<svg onload="x">&amp;', organization: '"><script>', kind: '</g>' }, boxes)
  expect(svg).not.toMatch(/onload|script|amp|<\/g><\/g><\/g>/)
  expect(svg.match(/<svg/g)).toHaveLength(1)
})

test('a card has another name as soon as anything else stands on it', () => {
  const others = [{ title: 'Cold' }, { kind: 'News' }, { organization: 'We' }, { motto: 'On' }, { brand_hue: 15 }, { brand_chroma: 0.1 }, { paper_hue: 9 }].map((change) => nameOf({ ...card, ...change }))
  expect(new Set([nameOf(card), ...others]).size).toBe(8)
  expect(nameOf({ ...card })).toBe(nameOf(card))
})
