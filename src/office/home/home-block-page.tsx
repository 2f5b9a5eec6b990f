import type { Picture as Row } from '#domain/content/pictures.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Worded } from '#office/home/home-form.ts'
import { Field } from '#ui/field.tsx'
import { blockWords, headings } from '#ui/home-words.ts'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Picture } from '#ui/picture.tsx'
import { Choose } from '#ui/choose.tsx'

type Choice = { value: string; words: string }
type Props = {
  frame: Frame; actor: Actor; arrangement: number; kind: Worded; ordinal?: number; title?: string | null; form: Refused; refused: boolean; meanwhile?: boolean
  choices: { stories: Choice[]; pages: Choice[]; pictures: Row[] }
}

const { office } = routes

/** Words for one block, or a new one. */
export function HomeBlockPage({ frame, actor, arrangement, kind, ordinal, title, form, refused, meanwhile, choices }: Props) {
  const isNew = ordinal === undefined
  const { name, shows } = blockWords[kind]
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="home-page" title={isNew ? `Add: ${name.toLowerCase()}` : form.given.heading || title || name}
      above={<p class="meta"><a href={office.homePage.href()}>Home page</a></p>}
    >
      <form class="fields action-form" method="post" action={isNew ? office.homeBlocks.href({ arrangement }) : office.homeBlock.href({ arrangement, ordinal })}>
        {!isNew && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="kind" value={kind} />
        {refused && <Mend form={form} />}
        {meanwhile && (
          <div class="notice notice--careful" role="alert"><p>Somebody arranged the page while you wrote. Your words are below; saving adds them at the end of the page as it stands now.</p></div>
        )}
        <p class="meta">{shows}</p>
        {kind === 'feature' && <What choices={choices} form={form} />}
        <Field label="Heading" name="heading" optional maxLength={120} autocomplete="off" form={form} hint={`Stands beside it on a wide screen, above it on a phone. Without one: “${headings[kind]}”.`} />
        {kind === 'evening' && <Field label="Text" name="text" rows={6} required maxLength={4000} form={form} hint="An empty line begins a new paragraph." />}
        {kind === 'evening' && <Pictures pictures={choices.pictures} form={form} />}
        <p class="buttons">
          <button class="button button--primary">{isNew ? 'Put it on the page' : 'Save'}</button> <a class="button button--quiet" href={office.homePage.href()}>Leave it</a>
        </p>
      </form>
    </OfficeLayout>
  )
}

function What({ choices: { stories, pages }, form }: Pick<Props, 'choices' | 'form'>) {
  const group = (label: string, choices: Choice[]) => choices.length > 0 && (
    <optgroup label={label}>{choices.map(({ value, words }) => <option value={value} selected={value === form.given.what}>{words}</option>)}</optgroup>
  )
  return <Choose label="Story or page" name="what" blank="Choose one" required form={form}>{group('Stories', stories)}{group('Pages', pages)}</Choose>
}

function Pictures({ pictures, form }: { pictures: Row[]; form: Refused }) {
  const wrong = form.errors.pictures?.[0]
  return (
    <fieldset class="field-group" id="pictures" aria-describedby={wrong ? 'pictures-error' : 'pictures-hint'}>
      <legend>Pictures</legend>
      {wrong && <p class="field__error" id="pictures-error">{wrong}</p>}
      <p class="field__hint" id="pictures-hint">
        {pictures.length > 0 ? 'Up to six of the shelf; the newest twelve are here.' : <>The shelf is empty. <a href={office.pictures.href()}>Send a picture</a> first, and it can be chosen here.</>}
      </p>
      <div class="picture-picks">
        {pictures.map((picture) => (
          <label class="tick">
            <input type="checkbox" name={`picture-${picture.id}`} value="yes" checked={form.given[`picture-${picture.id}`] === 'yes'} />
            <span><Picture picture={picture} sizes="12rem" alt="" /> {picture.alt}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
