type Props = { of: string; first?: string; next?: string; words?: readonly [first: string, next: string] }

/** Back to where a list begins, and on to what follows; nothing where all of it stands on one page. */
export function Pager({ of, first, next, words: [begin, further] = ['Newest', 'Older'] }: Props) {
  if (!first && !next) return null
  return (
    <nav class="pager" aria-label={`Pages of ${of}`}>
      {first && <a class="button button--small" href={first}>{begin}</a>}
      {next && <a class="button button--small" href={next}>{further}</a>}
    </nav>
  )
}
