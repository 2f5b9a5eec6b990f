/** Plain text as an editor types it: empty lines part paragraphs, "## " makes a heading, lines that begin with "- " a list. */
export function Prose({ text }: { text: string }) {
  return <>{text.split(/\n\s*\n/).map((block) => block.trim()).filter(Boolean).map((block) => <Block text={block} />)}</>
}

function Block({ text }: { text: string }) {
  const lines = text.split('\n')
  const [first = '', ...rest] = lines
  if (first.startsWith('## ')) return <><h2>{first.slice(3)}</h2>{rest.length > 0 && <Block text={rest.join('\n')} />}</>
  if (lines.every((line) => line.startsWith('- '))) return <ul>{lines.map((line) => <li>{line.slice(2)}</li>)}</ul>
  return <p>{text}</p>
}
