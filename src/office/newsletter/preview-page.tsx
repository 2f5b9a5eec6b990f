import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Look } from '#office/newsletter/preview-form.ts'
import { Field } from '#ui/field.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Person = { id: number; name: string; town: string }
type Props = { frame: Frame; actor: Actor; mailing: Mailing; look: Look; name: string; reader?: { name: string }; people?: Person[] }

const { office } = routes
const wide: Record<Look['width'], number> = { phone: 375, desktop: 760 }

/** The letter as any reader would get it, on a phone or at a desk, in the light or the dark, as a page or in plain words. */
export function PreviewPage({ frame, actor, mailing, look, name, reader, people }: Props) {
  const to = (change: Partial<Look>) => office.mailingPreview.href(mailing, { ...look, ...change })
  const whose = look.as === undefined ? 'As somebody we know nothing about' : reader ? `As ${reader.name || 'somebody without a name'} gets it` : 'They would not get this letter'
  const { subject, other_subject: other, preview } = mailing
  return (
    <OfficeLayout frame={frame} actor={actor} room="newsletter" title="Preview" above={<p class="meta"><a href={office.mailing.href(mailing)}>{subject}</a></p>}>
      <form class="people-search" method="get" action={office.mailingPreview.href(mailing)}>
        {(['width', 'scheme', 'form'] as const).map((field) => <input type="hidden" name={field} value={look[field]} />)}
        <Field label="See it as" name="name" type="search" value={name} maxLength={100} autocomplete="off" hint="Three letters of the name of somebody who would get it." />
        <button class="button button--small">Find them</button>
      </form>
      {people && <People people={people} to={to} />}
      <div class="letter-looks">
        <Looks label="Width" look={look} field="width" to={to} choices={[['phone', 'Phone'], ['desktop', 'Desktop']]} />
        <Looks label="Light" look={look} field="scheme" to={to} choices={[['light', 'Light'], ['dark', 'Dark']]} />
        <Looks label="Part" look={look} field="form" to={to} choices={[['html', 'With pictures'], ['text', 'Plain text']]} />
      </div>
      <section class="preview letter-preview" aria-labelledby="whose">
        <header><h2 id="whose">{whose}</h2>{look.as !== undefined && <a href={to({ as: undefined })}>As somebody we know nothing about</a>}</header>
        <dl class="facts">
          <dt>From</dt><dd>{mailing.sender_name}</dd>
          <dt>Subject</dt><dd>{subject}{other && <> <span class="meta">or</span> {other}</>}</dd>
          {preview && <><dt>Preview line</dt><dd>{preview}</dd></>}
        </dl>
        {(look.as === undefined || reader) && (
          <iframe
            title={`The letter, ${whose.charAt(0).toLowerCase()}${whose.slice(1)}`} sandbox="" width={wide[look.width]} height="720"
            src={office.mailingPreviewLetter.href(mailing, { as: look.as, scheme: look.scheme, form: look.form })}
          />
        )}
      </section>
    </OfficeLayout>
  )
}

function People({ people, to }: { people: Person[]; to: (change: Partial<Look>) => string }) {
  if (people.length === 0) {
    return <div class="notice notice--careful office-notice" role="status"><p>Nobody of that name would get this letter. Whoever has not agreed to it is not found here.</p></div>
  }
  return <ul class="lines">{people.map(({ id, name, town }) => <li><a href={to({ as: id })}>{name}</a> {town && <span class="meta">{town}</span>}</li>)}</ul>
}

type LooksProps<Name extends 'width' | 'scheme' | 'form'> = { label: string; look: Look; field: Name; choices: readonly (readonly [Look[Name], string])[]; to: (change: Partial<Look>) => string }

function Looks<Name extends 'width' | 'scheme' | 'form'>({ label, look, field, choices, to }: LooksProps<Name>) {
  return (
    <nav class="filters" aria-label={label}>
      {choices.map(([value, words]) => <a href={to({ [field]: value })} aria-current={look[field] === value ? 'true' : undefined}>{words}</a>)}
    </nav>
  )
}
