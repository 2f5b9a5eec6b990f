import type { Level } from '#domain/membership/levels.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { LevelFields } from '#office/membership/level-fields.tsx'
import { Mend } from '#ui/mend.tsx'
import { money } from '#ui/money.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { kinds } from '#ui/payment-words.ts'
import { Pressing } from '#ui/pressing.tsx'

type Props = { frame: Frame; actor: Actor; levels: Level[]; form?: Refused }

export function LevelsPage({ frame, actor, levels, form }: Props) {
  const sets = actor.deeds.has('set levels')
  return (
    <OfficeLayout frame={frame} actor={actor} room="membership" title="Levels and dues" above={<p class="meta"><a href={routes.office.membership.href()}>Membership</a></p>}>
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="levels">
          <h2 id="levels">What somebody can be a member at</h2>
          {levels.length === 0 ? <p>None yet. A good beginning: dues that most can pay, and one level where people pay what they can.</p> : (
            <table class="table table--folds">
              <thead><tr><th scope="col">Level</th><th scope="col">Kind</th><th scope="col">Dues</th><th scope="col">Grace</th><th scope="col">Offered</th></tr></thead>
              <tbody>{levels.map((level) => <LevelRow level={level} sets={sets} />)}</tbody>
            </table>
          )}
        </section>
        {sets && (
          <section class="panel card" aria-labelledby="define">
            <h2 id="define">Define a level</h2>
            <form class="fields" method="post" action={routes.office.levels.href()}>
              <Mend form={form} ids={{ kind: 'kind-dues' }} />
              <LevelFields form={form} />
              <p class="buttons"><button class="button button--primary">Define it</button></p>
            </form>
          </section>
        )}
      </div>
    </OfficeLayout>
  )
}

function LevelRow({ level, sets }: { level: Level; sets: boolean }) {
  return (
    <tr>
      <th scope="row">{sets ? <a href={routes.office.level.href(level)}>{level.name}</a> : level.name}</th>
      <td data-label="Kind">{kinds[level.kind].word}</td>
      <td data-label="Dues">{level.cents > 0 ? money(level.cents, level.currency) : 'Nothing'}{level.every ? ` a ${level.every}` : ', without an end'}</td>
      <td data-label="Grace">{level.grace_days} days</td>
      <td data-label="Offered">
        {sets
          ? (
            <Pressing href={routes.office.levelOffer.href(level)} method={level.offered ? 'DELETE' : 'PUT'}>
              {level.offered ? 'Offer no more' : 'Offer it'}<span class="unseen">: {level.name}</span>
            </Pressing>
          )
          : level.offered ? 'Yes' : 'No'}
      </td>
    </tr>
  )
}

export function LevelPage({ frame, actor, level, form }: { frame: Frame; actor: Actor; level: Level; form?: Refused }) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="membership" title={level.name} above={<p class="meta"><a href={routes.office.levels.href()}>Levels and dues</a></p>}>
      <form class="fields narrow" method="post" action={routes.office.level.href(level)}>
        <input type="hidden" name="_method" value="PUT" />
        <Mend form={form} ids={{ kind: 'kind-dues' }} />
        <p class="meta">What you change counts for those who join or renew from now on. Terms that run keep what they were made for.</p>
        <LevelFields level={level} form={form} />
        <p class="buttons"><button class="button button--primary">Save</button></p>
      </form>
    </OfficeLayout>
  )
}
