import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; links: string; form?: Refused; saved?: boolean }

export function StarterKitPage({ frame, actor, links, form, saved }: Props) {
  const above = <p class="meta"><a href={routes.office.groups.href()}>Groups and teams</a></p>
  return (
    <OfficeLayout frame={frame} actor={actor} room="groups" title="Starter kit" above={above} buttons={<a class="button button--small" href={routes.site.starterKit.href()}>See it</a>}>
      {saved && <div class="notice notice--right office-notice" role="status"><p>Saved. Everybody sees it.</p></div>}
      <form class="stack action-form" method="post" action={routes.office.starterKit.href()}>
        <input type="hidden" name="_method" value="PUT" />
        <Mend form={form} />
        <Field form={form} label="Links that help a group begin" name="links" value={links} rows={10} maxLength={10_000} hint="One to a line: words, then the address, as in “How to hold a first meeting https://example.org/meeting”." />
        <p class="buttons"><button class="button button--primary">Save</button></p>
      </form>
    </OfficeLayout>
  )
}
