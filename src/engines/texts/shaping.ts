import { Parser } from 'htmlparser2'
import { escapeValue, escapeWords } from '#engines/texts/entities.ts'
import { linkOf } from '#engines/texts/links.ts'
import { markOf, writeMark } from '#engines/texts/marks.ts'

type Holder = { tag: 'root' | 'blockquote' | 'ul' | 'ol' | 'li'; html: string }
type Inline = { tag: string; open: string; opened: boolean }

const inlines: Record<string, string> = { strong: 'strong', b: 'strong', em: 'em', i: 'em', cite: 'em', del: 'del', s: 'del', strike: 'del' }
const headings: Record<string, string> = { h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h3', h5: 'h3', h6: 'h3' }
const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'head', 'title', 'textarea', 'select', 'object', 'embed', 'applet', 'xmp', 'noembed',
  'noframes', 'plaintext', 'iframe', 'frameset', 'audio', 'video', 'canvas', 'button', 'figure'])
const running = new Set(['a', 'span', 'u', 'sub', 'sup', 'small', 'code', 'abbr', 'font', 'mark', 'q', 'time', 'label', 'ins', 'kbd', 'var', 'img', 'wbr', 'input', ...Object.keys(inlines)])
const deepest = 6

/**
 * Says what an editor, a word processor or another site wrote in our own few elements: p, h2, h3, blockquote, ul, ol, li, a, strong, em, del, br and
 * marks. Blocks never stand in paragraphs, nothing is empty. What is not text is left out with all it holds. For meaning, not for safety: see `safe`.
 */
export function shape(html: string): string {
  const root: Holder = { tag: 'root', html: '' }
  const holders = [root]
  const inline: Inline[] = []
  let run = ''
  let block = 'p'
  let unheard = 0

  const inner = () => holders.at(-1) ?? root
  const close = () => {
    for (const held of inline.toReversed()) if (held.opened) {
      run += `</${held.tag}>`
      held.opened = false
    }
    const words = trimmed(run)
    const into = inner()
    if (words && into.tag === 'li') into.html += into.html && !/<\/[uo]l>$/.test(into.html) ? `<br />${words}` : words
    else if (words && (into.tag === 'ul' || into.tag === 'ol')) into.html += `<li>${words}</li>`
    else if (words) into.html += into.tag === 'root' ? `<${block}>${words}</${block}>` : `<p>${words}</p>`
    run = ''
    block = 'p'
  }
  const leave = () => {
    close()
    const left = holders.length > 1 ? holders.pop() : undefined
    if (left?.html) inner().html += `<${left.tag}>${left.html}</${left.tag}>`
  }
  const leaveTo = (depth: number) => { while (holders.length > depth) leave() }
  const say = (words: string) => {
    for (const held of inline) if (!held.opened) {
      run += held.open
      held.opened = true
    }
    run += words
  }
  const enter = (tag: Holder['tag']) => {
    close()
    if (holders.length < deepest) holders.push({ tag, html: '' })
  }

  const parser = new Parser({
    onopentag(tag, attributes) {
      if (unheard) return void (unheard += silent.has(tag) ? 1 : 0)
      const mark = markOf(tag, attributes)
      if (mark) {
        leaveTo(1)
        close()
        root.html += writeMark(mark)
      }
      if (silent.has(tag)) return void (unheard = 1)
      const plain = inlines[tag]
      if (plain && !inline.some((held) => held.tag === plain)) return void inline.push({ tag: plain, open: `<${plain}>`, opened: false })
      const href = tag === 'a' && !inline.some((held) => held.tag === 'a') ? linkOf(attributes.href) : undefined
      if (href) return void inline.push({ tag: 'a', open: `<a href="${escapeValue(href)}">`, opened: false })
      if (tag === 'br') return void (run && say('<br />'))
      if (running.has(tag)) return
      if (tag === 'ul' || tag === 'ol') {
        if (inner().tag === 'ul' || inner().tag === 'ol') enter('li')
        return enter(tag)
      }
      if (tag === 'li' && (inner().tag === 'ul' || inner().tag === 'ol')) return enter('li')
      if (tag === 'blockquote' && inner().tag === 'root') return enter('blockquote')
      close()
      block = headings[tag] ?? 'p'
    },
    ontext(text) {
      if (unheard) return
      const words = text.replace(/[ \t\r\n\f]+/g, ' ').replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '')
      if (words !== ' ' || run) say(escapeWords(words))
    },
    onclosetag(tag) {
      if (unheard) return void (unheard -= silent.has(tag) ? 1 : 0)
      const at = inline.findLastIndex((held) => held.tag === (inlines[tag] ?? tag))
      if (at >= 0) {
        for (const held of inline.slice(at).toReversed()) if (held.opened) {
          run += `</${held.tag}>`
          held.opened = false
        }
        inline.splice(at, 1)
        return
      }
      if (running.has(tag) || tag === 'br') return
      const holder = holders.findLastIndex((held) => held.tag === tag)
      if (holder > 0) return leaveTo(holder)
      close()
    },
  }, { decodeEntities: true })
  parser.end(html)
  leaveTo(1)
  close()
  return root.html
}

/** Without breaks, spaces and empty emphasis at its ends. */
const trimmed = (run: string) => {
  const words = run.replace(/<(strong|em|del|a)(?: href="[^"]*")?>\s*<\/\1>/g, '').replace(/^(?:\s|<br \/>)+|(?:\s|<br \/>)+$/g, '')
  return /[^\s\u00a0]/.test(words.replace(/<[^>]*>/g, '')) ? words : ''
}
