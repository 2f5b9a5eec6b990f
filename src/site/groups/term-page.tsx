import type { Group } from '#domain/groups/groups.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { Day } from '#ui/day.tsx'
import { TermForm } from '#ui/term-form.tsx'

type Props = { frame: Frame; group: Group; token: string; form?: Refused; did?: string }

export function TermPage({ frame, group, token, form, did }: Props) {
  const asked = group.status === 'affiliated' && !did
  return (
    <SiteLayout frame={frame} title={group.name} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <p class="kicker"><a href={routes.site.group.href(group)}>{group.name}</a></p>
          <h1>{did ? 'Thank you, that is settled.' : asked ? 'How does it go on?' : 'This team has ended.'}</h1>
          <p class="lede">
            {group.ends_on && group.status === 'affiliated' && <>It ends on <Day at={new Date(`${group.ends_on}T12:00:00`)} />, and on that day closes by itself.</>}
            {group.review_on && <>Its next review is on <Day at={new Date(`${group.review_on}T12:00:00`)} />.</>}
            {group.status !== 'affiliated' && 'Its page stays, with what came of it.'}
          </p>
        </header>
        {asked && <div class="stack"><Mend form={form} /><TermForm group={group} href={routes.site.teamTerm.href({ token })} form={form} /></div>}
      </div>
    </SiteLayout>
  )
}

export function TermSpentPage({ frame }: { frame: Frame }) {
  return (
    <SiteLayout frame={frame} title="This link is too old" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>This link is too old.</h1>
          <p class="lede">It works for sixty days, for somebody who leads the team. Whoever leads it now can decide at its desk in the office.</p>
        </header>
        <p class="buttons"><a class="button button--primary" href={routes.office.groups.href()}>Go to the office</a></p>
      </div>
    </SiteLayout>
  )
}
