/** Plain text as an editor types it: empty lines part paragraphs, "## " makes a heading, lines that begin with "- " a list. */
export function Prose({ text }: { text: string }) {
  return <>{text.split(/\n\s*\n/).map((block) => block.trim()).filter(Boolean).map((block) => <Block text={block} />)}</>
}

function Block({ text }: { text: string }) {
  if (text.startsWith('## ')) return <h2>{text.slice(3)}</h2>
  const lines = text.split('\n')
  if (lines.every((line) => line.startsWith('- '))) return <ul>{lines.map((line) => <li>{line.slice(2)}</li>)}</ul>
  return <p>{text}</p>
}
