import type { BlockKind } from '#domain/newsletter/blocks.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Choices } from '#office/newsletter/block-form.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { blockKinds } from '#ui/mailing-words.ts'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Picture } from '#ui/picture.tsx'
import { RichText } from '#ui/rich-text.tsx'

type Props = { frame: Frame; actor: Actor; mailing: Mailing; kind: BlockKind; block?: string; form: Refused; refused: boolean; meanwhile?: boolean; choices: Choices }

const { office } = routes

/** One block of a letter, or a new one. */
export function BlockPage({ frame, actor, mailing, kind, block, form, refused, meanwhile, choices }: Props) {
  const { name, does } = blockKinds[kind]
  const { id, version } = mailing
  const back = office.mailing.href(mailing)
  const isNew = block === undefined
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="newsletter" also={kind === 'text' ? 'writing.js' : undefined} title={isNew ? `Add: ${name.toLowerCase()}` : name}
      above={<p class="meta"><a href={back}>{mailing.subject}</a></p>}
    >
      <form class="fields action-form" method="post" action={isNew ? office.mailingBlocks.href({ id, version }) : office.mailingBlock.href({ id, version, block })}>
        {!isNew && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="kind" value={kind} />
        {refused && <Mend form={form} ids={{ which: kind === 'picture' ? 'pictures' : 'which' }} />}
        {meanwhile && (
          <div class="notice notice--careful" role="alert"><p>Somebody changed the letter while you wrote. Your words are below; saving adds them at the end of the letter as it stands now.</p></div>
        )}
        <p class="meta">{does}</p>
        <Said kind={kind} form={form} choices={choices} />
        {choices.segments.length > 0 && (
          <Choose label="Who gets this block" name="only" blank="Everybody who gets the letter" options={choices.segments.map((segment) => [segment.id, `Only those in ${segment.words}`])} form={form} />
        )}
        <p class="buttons"><button class="button button--primary">{isNew ? 'Put it in the letter' : 'Save'}</button> <a class="button button--quiet" href={back}>Leave it</a></p>
      </form>
    </OfficeLayout>
  )
}

/** What a block of this kind says. */
function Said({ kind, form, choices }: Pick<Props, 'kind' | 'form' | 'choices'>) {
  const line = { name: 'words', required: true, maxLength: 200, autocomplete: 'off', form } as const
  const where = { label: 'Where it leads', name: 'href', maxLength: 2000, autocomplete: 'off', form } as const
  switch (kind) {
    case 'text': return <RichText label="Text" name="html" form={form} rows={12} />
    case 'heading': return <Field {...line} label="Heading" />
    case 'near': case 'legislators': return <Field {...line} label="Heading" hint="Stands above it. Who gets nothing of it does not see the heading either." />
    case 'button': return <><Field {...line} label="On the button" /><Field {...where} required hint="https:// and an address, or / and a page of this site." /></>
    case 'picture': return <><Pictures pictures={choices.pictures} form={form} /><Field {...where} optional /></>
    default: {
      const { name } = blockKinds[kind]
      return choices.things.length > 0
        ? <Choose label={name} name="which" blank="Choose one" required options={choices.things.map(({ id, words }) => [id, words])} form={form} />
        : <div class="empty"><p>There is none just now that everybody may see.</p></div>
    }
  }
}

function Pictures({ pictures, form }: { pictures: Choices['pictures']; form: Refused }) {
  const wrong = form.errors.which?.[0]
  return (
    <fieldset class="field-group" id="pictures" aria-describedby={wrong ? 'which-error' : 'pictures-hint'}>
      <legend>Picture</legend>
      {wrong && <p class="field__error" id="which-error">{wrong}</p>}
      <p class="field__hint" id="pictures-hint">
        {pictures.length > 0
          ? 'The newest of the shelf. Its description is read out, and shown where pictures are not.'
          : <>The shelf is empty. <a href={office.pictures.href()}>Send a picture</a> first, and it can be chosen here.</>}
      </p>
      <div class="picture-picks">
        {pictures.map((picture) => (
          <label class="tick">
            <input type="radio" name="which" value={picture.id} checked={form.given.which === String(picture.id)} />
            <span><Picture picture={picture} sizes="12rem" alt="" /> {picture.alt}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
