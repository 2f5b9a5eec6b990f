import type { Picture } from '#domain/content/pictures.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type Difference, Meanwhile } from '#office/actions/meanwhile.tsx'
import { LeadPicture } from '#office/stories/lead-picture.tsx'
import type { HeldStory } from '#office/writings/held.ts'
import { Address, Desk, OwnFields } from '#office/writings/own-fields.tsx'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import type { Alive } from '#ui/rich-text.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { storyKinds } from '#ui/story-words.ts'
import { entries } from '#ui/words.ts'

/** What there is to choose from. `whole`: for somebody who writes for the whole organization; a group's lead writes what happens locally. */
export type Choices = { whole: boolean; groups: { id: number; name: string }[]; alive: Alive; pictures: Picture[] }
type Props = { frame: Frame; actor: Actor; held?: HeldStory; given: Given; form?: Refused; choices: Choices; meanwhile?: Difference[]; others?: string }

export function StoryFormPage({ frame, actor, held, given, form, choices, meanwhile, others = '' }: Props) {
  const back = held ? routes.office.story.href(held) : routes.office.stories.href()
  const { whole, groups, alive, pictures } = choices
  return (
    <OfficeLayout frame={frame} actor={actor} room="stories" also="writing.js" title={held ? 'Edit the story' : 'Write a story'} above={<p class="meta"><a href={back}>{held?.it.title ?? 'News'}</a></p>}>
      <form class="stack stack--loose action-form" method="post" action={back}>
        {held && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="version" value={given.version} />
        <Mend form={form} />
        {meanwhile && <Meanwhile differences={meanwhile} />}
        {held && <Desk writing={held} others={others} />}
        <div class="fields fields--pair">
          {whole && <Choose form={form} value={given.kind} label="Kind" name="kind" options={entries(storyKinds)} />}
          <Choose form={form} value={given.group} label="Told by" name="group" blank={whole ? 'The whole organization' : undefined} options={groups.map(({ id, name }) => [id, name])} />
        </div>
        <Field form={form} value={given.kicker} label="Kicker" name="kicker" optional maxLength={60} hint="The issue, in a word or two. Stories with the same one stand together." />
        <OwnFields given={given} form={form} alive={alive} />
        <LeadPicture pictures={pictures} given={given} form={form} />
        <div class="fields fields--pair">
          <Field form={form} value={given.author} label="Author" name="author" optional maxLength={120} />
          <Field form={form} value={given.author_about} label="About the author" name="author_about" optional maxLength={200} hint="As in “who teaches in Holyoke”. A perspective needs it most." />
        </div>
        {whole && <Address given={given} form={form} below={`${routes.site.stories.href()}/`} />}
        <div class="savebar">
          <p class="meta">{held?.stage === 'out' ? 'Visitors see what you save at once.' : 'Saving shows it to nobody yet.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{held ? 'Save changes' : 'Save the draft'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}
