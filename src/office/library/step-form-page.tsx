import type { Resource } from '#domain/library/resources.ts'
import type { Step } from '#domain/library/steps.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { type Alive, RichText } from '#ui/rich-text.tsx'

const { office } = routes
type Props = { frame: Frame; actor: Actor; course: Resource; step?: Step; given: Given; form?: Refused; alive: Alive }

export function StepFormPage({ frame, actor, course, step, given, form, alive }: Props) {
  const back = office.resource.href(course)
  const href = step ? office.courseStep.href({ id: course.id, step: step.id }) : office.courseSteps.href(course)
  return (
    <OfficeLayout frame={frame} actor={actor} room="library" also="writing.js" title={step ? 'Change the step' : 'Add a step'} above={<p class="meta"><a href={back}>{course.title}</a></p>} buttons={step && <Removal title={step.title} href={href} />}>
      <form class="stack stack--loose action-form" method="post" action={href}>
        {step && <input type="hidden" name="_method" value="PUT" />}
        <Mend form={form} />
        <div class="fields">
          <Field form={form} value={given.title} label="What is done in it" name="title" required maxLength={160} hint="“Read how a bill becomes law”, for example." />
          <Field form={form} value={given.link} label="Link" name="link" type="url" optional maxLength={2000} hint="To a film, a form to practise with, or another resource." />
          <RichText form={form} value={given.body} label="Text" name="body" alive={alive} />
        </div>
        <div class="savebar">
          <p class="meta">{course.published_at ? 'What you save is seen at once.' : 'Saving shows it to nobody yet.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{step ? 'Save changes' : 'Add the step'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}

const Removal = ({ title, href }: { title: string; href: string }) => (
  <>
    <Asking dialog="remove">Remove</Asking>
    <Dialog id="remove" title={`Remove “${title}”?`} href={href} method="DELETE" verb="Remove the step" keep="Keep it" danger>
      <p>It goes from the course, and whoever ticked it off loses that tick.</p>
    </Dialog>
  </>
)
