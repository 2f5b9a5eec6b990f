import { Pressing } from '#ui/pressing.tsx'

type Props = { href: string; name: string; first: boolean; last: boolean }

/** Moves one thing of an ordered list up or down by a press each. */
export function Ranking({ href, name, first, last }: Props) {
  const move = (towards: 'beginning' | 'end', word: string) => (
    <Pressing href={href} method="PUT" fields={{ towards }} class="button button--small button--quiet">{word}<span class="unseen">: {name}</span></Pressing>
  )
  return <>{!first && move('beginning', 'Up')}{!last && move('end', 'Down')}</>
}
