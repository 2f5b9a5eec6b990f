import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Blob, Buffer as Line, Face, Font, shape, Variation } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import type { Letter, Setting } from '#engines/cards/drawing.ts'

type Cut = { covers: ReadonlySet<number>; fonts: Record<Weight, Inked>; upem: number }
type Inked = { font: Font; outline: (glyph: number) => string }
type Weight = Parameters<Setting>[1]

const scripts = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext']
const weights = { poster: { wght: 850, tracking: -0.036 }, strong: { wght: 660, tracking: -0.006 } } as const

/** Letters as outlines, from the faces that the styles use too: no font of the machine is asked. Opened once, some 200 ms. */
export async function openFaces(): Promise<Setting> {
  const cuts = await Promise.all(scripts.map(openCut))
  return (text, weight) => {
    const letters: Letter[] = []
    let reached = 0
    for (const run of runs(text, cuts)) {
      const set = setRun(run, weight, reached)
      letters.push(...set.letters)
      reached = set.reached
    }
    return { width: reached, letters }
  }
}

async function openCut(script: string): Promise<Cut> {
  const file = fileURLToPath(import.meta.resolve(`@fontsource-variable/libre-franklin/files/libre-franklin-${script}-wght-normal.woff2`))
  const face = new Face(new Blob(new Uint8Array(await subsetFont(await readFile(file), everything, { targetFormat: 'truetype' }))))
  const font = (wght: number) => {
    const one = new Font(face)
    one.setVariations([new Variation('wght', wght)])
    const known = new Map<number, string>()
    const outline = (glyph: number) => {
      const path = known.get(glyph) ?? inEms(one.glyphToPath(glyph), face.upem)
      known.set(glyph, path)
      return path
    }
    return { font: one, outline }
  }
  return { covers: new Set(face.collectUnicodes()), upem: face.upem, fonts: { poster: font(weights.poster.wght), strong: font(weights.strong.wght) } }
}

/** The planes of letters that the faces have something of. */
const everything = [[0x20, 0x52f], [0x1c80, 0x1c8f], [0x1e00, 0x1eff], [0x2000, 0x22ff], [0x2de0, 0x2dff], [0xa640, 0xa69f], [0xa720, 0xa7ff], [0xfb00, 0xfb06]]
  .map(([from = 0, to = 0]) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, step) => from + step))).join('')

/** One for all: what is set in it is read at once, and nothing is left to be let go. */
const line = new Line()

type Run = { cut: Cut; text: string }

function runs(text: string, cuts: readonly Cut[]): Run[] {
  const all: Run[] = []
  for (const letter of text.normalize('NFC').replace(/\s+/g, ' ')) {
    const code = letter.codePointAt(0) ?? 0
    const last = all.at(-1)
    const cut = last?.cut.covers.has(code) ? last.cut : cuts.find(({ covers }) => covers.has(code))
    if (last && cut === last.cut) last.text += letter
    else if (cut) all.push({ cut, text: letter })
  }
  return all
}

function setRun({ cut: { fonts, upem }, text }: Run, weight: Weight, from: number) {
  line.clearContents()
  line.addText(text)
  line.guessSegmentProperties()
  const { font, outline } = fonts[weight]
  shape(font, line)
  let reached = from
  const letters = line.getGlyphInfosAndPositions().map(({ codepoint, xAdvance = 0, xOffset = 0 }) => {
    const letter = { x: reached + xOffset / upem, path: outline(codepoint) }
    reached += xAdvance / upem + weights[weight].tracking
    return letter
  })
  return { reached, letters: letters.filter(({ path }) => path) }
}

const inEms = (path: string, upem: number) => path.replace(/-?\d+(\.\d+)?/g, (number) => String(Math.round((Number(number) / upem) * 10_000) / 10_000))
