import { expect, test } from 'vitest'
import { doorWords } from '#ui/letter/door-words.ts'
import { letterHtml } from '#ui/letter/letter-html.ts'
import { dark as byNight, light as byDay } from '#ui/letter/palette.ts'

const brand = { brand_hue: 14, brand_chroma: 0.185, paper_hue: 95 }
const html = (text: string, over: { subject?: string; from?: string; door?: string } = {}) => letterHtml({ text, subject: 'Hello', from: 'Tidewater', brand, ...over })
const hrefs = (text: string) => [...html(text).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

test('nothing of the words, the subject, the name or the label counts as HTML', () => {
  const evil = `<script>alert('1')</script> " onload="x" &amp;`
  for (const written of [html(evil), html(`> ${evil}`), html(`  - ${evil}`), html(`  ${evil}`), html(`-- \n${evil}`), html('', { subject: evil, from: evil }), html('https://x.example', { door: evil })]) {
    expect(written).not.toContain('<script')
    expect(written).not.toContain('onload="x"')
    expect(written).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;')
    expect(written).toContain('&amp;amp;')
  }
})

test('the main link is a button that says where it leads, others are links that show their address', () => {
  expect(html('https://tidewater.example/a?b=1&c=2')).toMatch(/<a class="door" href="https:\/\/tidewater.example\/a\?b=1&amp;c=2" [^>]*>Open tidewater.example<\/a>/)
  expect(html('https://tidewater.example/a', { door: doorWords['sign-in'] })).toContain('>Go to “Sign in”</a>')
  expect(html('See https://tidewater.example/b.')).toMatch(/<a class="accent" href="https:\/\/tidewater.example\/b"[^>]*>https:\/\/tidewater.example\/b<\/a>\./)
})

test('what belongs to the sentence does not belong to the address', () => {
  expect(hrefs('(see https://a.example/x), “https://b.example/y”, <https://c.example>; https://d.example/z?q=(1)!')).toEqual(['https://a.example/x', 'https://b.example/y', 'https://c.example', 'https://d.example/z?q=(1'])
})

test('only the web is linked to, and nothing that a stranger wrote and we hand on', () => {
  expect(hrefs('javascript:alert(1) mailto:a@b.example ftp://x.example data:text/html,x')).toEqual([])
  expect(hrefs('> look: https://stranger.example\n> https://stranger.example')).toEqual([])
})

test('it loads nothing from anywhere and needs no script', () => {
  expect(html('Hello\n\nhttps://tidewater.example')).not.toMatch(/<(img|script|link|iframe|form)|url\(|@import|src=/)
})

test('words can be read on their ground in every brand, by day and by night', () => {
  for (let hue = 0; hue < 360; hue += 15) {
    const hued = { ...brand, brand_hue: hue, paper_hue: hue }
    const [light, dark] = [byDay(hued), byNight(hued)]
    for (const colors of [light, dark]) {
      for (const [on, ground] of [[colors.ink, colors.sheet], [colors.ink2, colors.sheet], [colors.accent, colors.sheet], [colors.on, colors.fill]] as const) {
        expect(contrast(on, ground), `${hue}: ${on} on ${ground}`).toBeGreaterThan(4.5)
      }
    }
  }
})

/** WCAG 2.2, contrast ratio. */
const contrast = (one: string, two: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(two)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
const luminance = (color: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
