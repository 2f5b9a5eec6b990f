import type { Paragraph } from '#engines/scripts/fill.ts'

/** The words to say: what we filled in is marked as with a pen, what we do not know is a blank for the voice. */
export function Script({ paragraphs, title, aside }: { paragraphs: Paragraph[]; title: string; aside?: string }) {
  return (
    <section class="script" aria-labelledby="say">
      <h2 class="script__title" id="say">{title} {aside && <small>{aside}</small>}</h2>
      <div class="script__words">
        {paragraphs.map((pieces) => (
          <p>{pieces.map(({ kind, text }) => (kind === 'filled' ? <mark>{text}</mark> : kind === 'blank' ? <span class="script__blank">[{text}]</span> : text))}</p>
        ))}
      </div>
    </section>
  )
}

/** At the pace of somebody reading aloud: two and a half words a second, rounded to ten seconds. */
export function secondsAloud(paragraphs: Paragraph[]) {
  const words = paragraphs.flat().map(({ text }) => text).join(' ').split(/\s+/).length
  return Math.max(10, Math.round(words / 25) * 10)
}
