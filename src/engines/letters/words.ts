import { parseDocument } from 'htmlparser2'
import { headed, onOneLine, wrapped } from '#engines/letters/lines.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]

/** A text of a letter, in our own few elements, as it is said without them: links as words and their address, lists with dashes and numbers, in lines of 72 columns. */
export function inWords(html: string): string {
  return blocksOf(parseDocument(html).children, '').join('\n\n')
}

function blocksOf(nodes: readonly Node[], before: string): string[] {
  return nodes.flatMap((node) => {
    if (!('children' in node)) return 'data' in node && node.type === 'text' && node.data.trim() ? [wrapped(onOneLine(node.data), { first: before })] : []
    const name = nameOf(node)
    if (name === 'blockquote') return blocksOf(node.children, `${before}> `)
    if (name === 'ul' || name === 'ol') return [listOf(node.children, name, before)]
    const words = wordsOf(node.children).trim()
    if (!words) return []
    return [name === 'h2' && !before ? headed(words) : wrapped(words, { first: before })]
  })
}

function listOf(nodes: readonly Node[], name: 'ul' | 'ol', before: string): string {
  const items = nodes.filter((node) => nameOf(node) === 'li')
  return items.flatMap((item, at) => {
    if (!('children' in item)) return []
    const sign = name === 'ul' ? '- ' : `${at + 1}. `
    const indent = before + ' '.repeat(sign.length)
    const nested = item.children.filter((node) => nameOf(node) === 'ul' || nameOf(node) === 'ol')
    const words = wordsOf(item.children.filter((node) => !nested.includes(node))).trim()
    return [wrapped(words, { first: before + sign, rest: indent }), ...blocksOf(nested, indent)]
  }).join('\n')
}

/** Line breaks stay, whatever else is white becomes a space. */
function wordsOf(nodes: readonly Node[]): string {
  return nodes.map((node) => {
    if ('data' in node) return node.type === 'text' ? node.data.replace(/\s+/g, ' ') : ''
    if (nameOf(node) === 'br') return '\n'
    if (!('children' in node)) return ''
    const words = wordsOf(node.children)
    return nameOf(node) === 'a' && 'attribs' in node ? linked(words, node.attribs.href ?? '') : words
  }).join('')
}

function linked(words: string, href: string): string {
  const address = href.replace(/^(mailto|tel):/, '')
  return !address || words.trim() === address ? words : `${words} (${address})`
}

const nameOf = (node: Node) => ('name' in node ? node.name : '')
