import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type Difference, Meanwhile } from '#office/actions/meanwhile.tsx'
import type { HeldPage } from '#office/writings/held.ts'
import { Address, Desk, OwnFields } from '#office/writings/own-fields.tsx'
import { Choose } from '#ui/choose.tsx'
import { Mend } from '#ui/mend.tsx'
import type { Alive } from '#ui/rich-text.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

const audiences = [['everyone', 'Everybody'], ['members', 'Members'], ['staff', 'Whoever works in this office']] as const

export type Choices = { above: { id: number; title: string }[]; alive: Alive }
type Props = { frame: Frame; actor: Actor; held?: HeldPage; given: Given; form?: Refused; choices: Choices; meanwhile?: Difference[]; others?: string }

export function PageFormPage({ frame, actor, held, given, form, choices, meanwhile, others = '' }: Props) {
  const back = held ? routes.office.page.href(held) : routes.office.pages.href()
  return (
    <OfficeLayout frame={frame} actor={actor} room="pages" also="writing.js" title={held ? 'Edit the page' : 'Write a page'} above={<p class="meta"><a href={back}>{held?.it.title ?? 'Pages'}</a></p>}>
      <form class="stack stack--loose action-form" method="post" action={back}>
        {held && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="version" value={given.version} />
        <Mend form={form} />
        {meanwhile && <Meanwhile differences={meanwhile} />}
        {held && <Desk writing={held} others={others} />}
        <OwnFields given={given} form={form} alive={choices.alive} />
        <div class="fields fields--pair">
          <Choose form={form} value={given.audience} label="Who reads it" name="audience" options={audiences} />
          <Choose form={form} value={given.parent_id} label="Stands below" name="parent_id" blank="Nothing: it is at the top" options={choices.above.map(({ id, title }) => [id, title])} />
        </div>
        <fieldset class="field-group">
          <legend>In the menus</legend>
          <label class="tick"><input type="checkbox" name="in_masthead" value="yes" checked={given.in_masthead === 'yes'} /> <span>At the head of every page of the site</span></label>
          <label class="tick"><input type="checkbox" name="in_footer" value="yes" checked={given.in_footer === 'yes'} /> <span>At the foot</span></label>
        </fieldset>
        <Address given={given} form={form} below={`${routes.site.about.href()}/`} />
        <div class="savebar">
          <p class="meta">{held?.stage === 'out' ? 'Visitors see what you save at once.' : 'Saving shows it to nobody yet.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{held ? 'Save changes' : 'Save the draft'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}
