import type { Refused } from '#http/form.ts'
import { PictureSending } from '#ui/picture-sending.tsx'

/** What can be put into a text alive, each with its name. */
export type Alive = { actions: { slug: string; title: string }[]; events: { slug: string; title: string }[]; pictures: { id: number; alt: string }[] }
type Props = { label: string; name: string; value?: string; form?: Refused; alive?: Alive; rows?: number }

/** A field for a text: an editor, or without script the HTML itself, or plain words. Without `alive` it is of words alone, as in a letter. */
export function RichText({ label, name, value, form, alive, rows = 18 }: Props) {
  const shown = form?.given[name] ?? value
  const wrong = form?.errors[name]?.[0]
  return (
    <rich-text class="rich-text field">
      <label for={name} id={`${name}-label`}>{label}</label>
      <trix-toolbar id={`${name}-tools`} class="rich-text__tools" hidden>
        <Tools />
        <Links name={name} />
      </trix-toolbar>
      <textarea id={name} name={name} rows={rows} maxLength={200_000} aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${name}-error` : undefined} class="field__code">{shown}</textarea>
      {wrong && <span class="field__error" id={`${name}-error`}>{wrong}</span>}
      <span class="field__hint" data-scripted="no">Plain words, an empty line between paragraphs, “## ” before a heading, “- ” before each line of a list; or HTML.{alive && <> An action is <code>{'<figure data-action="its-address"></figure>'}</code>, an event <code>{'<figure data-event="its-address"></figure>'}</code>; below <code>{'<figure data-members></figure>'}</code> only members read.</>}</span>
      {alive && <Marks name={name} alive={alive} />}
    </rich-text>
  )
}

function Marks({ name, alive }: { name: string; alive: Alive }) {
  return (
    <div class="rich-text__marks" hidden data-scripted="yes">
      <Putting name={name} mark="action" label="An action in the text" options={alive.actions.map(({ slug, title }) => [slug, title])} />
      <Putting name={name} mark="event" label="An event in the text" options={alive.events.map(({ slug, title }) => [slug, title])} />
      <Putting name={name} mark="picture" label="A picture from the shelf" options={alive.pictures.map(({ id, alt }) => [id, alt || `Picture ${id}`])} />
      <PictureSending name={name} />
      <button class="button button--small" type="button" data-mark="members">Only members below here</button>
      <p class="field__hint">The address of a film or an article, alone on a line, becomes a card.</p>
    </div>
  )
}

type PuttingProps = { name: string; mark: 'action' | 'event' | 'picture'; label: string; options: (readonly [string | number, string])[] }

function Putting({ name, mark, label, options }: PuttingProps) {
  if (options.length === 0) return null
  return (
    <div class="rich-text__put">
      <p class="field"><label for={`${name}-${mark}`}>{label}</label><select id={`${name}-${mark}`} data-for={mark}>{options.map(([value, words]) => <option value={value}>{words}</option>)}</select></p>
      <button class="button button--small" type="button" data-mark={mark}>Put it in<span class="unseen">: {label}</span></button>
    </div>
  )
}

const tools = [['bold', 'Bold', 'b'], ['italic', 'Emphasis', 'i'], ['heading1', 'Heading'], ['heading2', 'Small heading'], ['quote', 'Quote'], ['bullet', 'List'], ['number', 'Numbers']] as const

function Tools() {
  return (
    <div class="rich-text__row" role="group" aria-label="How it looks">
      {tools.map(([attribute, words, key]) => <button type="button" data-trix-attribute={attribute} data-trix-key={key} tabIndex={-1}>{words}</button>)}
      <button type="button" data-trix-attribute="href" data-trix-action="link" data-trix-key="k" tabIndex={-1}>Link</button>
      <button type="button" data-trix-action="undo" data-trix-key="z" tabIndex={-1}>Undo</button>
      <button type="button" data-trix-action="redo" data-trix-key="shift+z" tabIndex={-1}>Redo</button>
    </div>
  )
}

function Links({ name }: { name: string }) {
  return (
    <div data-trix-dialogs>
      <div class="rich-text__link" data-trix-dialog="href" data-trix-dialog-attribute="href">
        <label class="unseen" for={`${name}-href`}>Where the link leads</label>
        <input id={`${name}-href`} type="text" name="href" placeholder="https://example.org" autocomplete="off" data-trix-input disabled />
        <button class="button button--small" type="button" data-trix-method="setAttribute">Link it</button>
        <button class="button button--small button--quiet" type="button" data-trix-method="removeAttribute">Unlink</button>
      </div>
    </div>
  )
}
