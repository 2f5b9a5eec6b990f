import type { ComponentChildren } from 'preact'

/** A piece of a letter twice: as MJML, and in plain words. */
export type Row = { shown: ComponentChildren; said: string }
/** How high its heading stands: 2, or 3 below another heading. */
export type Level = 2 | 3

export const Words = ({ children, kind = 'words' }: { children: ComponentChildren; kind?: 'words' | 'words foot' }) => <mj-text css-class={kind} padding="0 24px 4px">{children}</mj-text>

export function Heading({ level, children }: { level: Level; children: ComponentChildren }) {
  return level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>
}

/** A button is as high as a thumb: 16 px of words between 14 px above and below. */
export const Deed = ({ href, children }: { href: string; children: ComponentChildren }) => <mj-button css-class="deed" align="left" padding="4px 24px 20px" href={href}>{children}</mj-button>
