import type { WithPlanks } from '#domain/agenda/coalitions.ts'
import { hostOf } from '#engines/texts/links.ts'
import { routes } from '#http/routes.ts'
import { statusWords } from '#ui/coalition-words.ts'

/** A coalition in a list. `except`: the plank on whose page it stands. */
export function CoalitionRow({ coalition, except }: { coalition: WithPlanks; except?: number }) {
  const { name, purpose } = coalition
  const kind = kindOf(coalition)
  return (
    <article class="coalition">
      <h3><a href={routes.site.coalition.href(coalition)}>{name}</a></h3>
      {kind && <p class="meta">{kind}</p>}
      {purpose && <p>{purpose}</p>}
      <CoalitionFacts coalition={coalition} except={except} />
    </article>
  )
}

export const kindOf = ({ is_national, parent, status }: WithPlanks) =>
  [is_national && 'National', parent && `Part of ${parent}`, status !== 'active' && statusWords[status]].filter(Boolean).join(' · ')

export function CoalitionFacts({ coalition, except }: { coalition: WithPlanks; except?: number }) {
  const { name, website, links, our_part } = coalition
  const planks = coalition.planks.filter(({ id }) => id !== except)
  const elsewhere = [website, ...links].filter(Boolean)
  return (
    <>
      {our_part && <p><strong>Our part:</strong> {our_part}</p>}
      {planks.length > 0 && (
        <p class="meta">{except ? 'Also for' : 'For'} {planks.map((plank, at) => <>{at > 0 && ', '}<a href={routes.site.plank.href(plank)}>{plank.title}</a></>)}</p>
      )}
      {elsewhere.length > 0 && (
        <p class="meta">{elsewhere.map((link, at) => <>{at > 0 && ' · '}<a href={link} rel="external noopener">{hostOf(link)}<span class="unseen">: {name}</span></a></>)}</p>
      )}
    </>
  )
}
