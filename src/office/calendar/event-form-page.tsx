import type { Placed } from '#domain/calendar/events.ts'
import type { Actor } from '#http/context.ts'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { RepeatFields } from '#ui/repeat-fields.tsx'
import { Choose } from '#ui/choose.tsx'
import { eventKinds } from '#ui/event-words.ts'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { type Alive, RichText } from '#ui/rich-text.tsx'
import { TickList } from '#ui/tick-list.tsx'

export type Choices = {
  /** Whether they may put events in for the whole organization. */
  whole: boolean
  own: { id: number; name: string }[]
  others: { id: number; name: string }[]
  planks: { id: number; title: string }[]
  actions: { id: number; title: string }[]
  towns: string[]
  alive: Alive
  /** Whether a meeting can be made at Zoom. */
  zoom: boolean
}
/** For which times of a series the change is; `of` names the one it begins with. */
export type For = { which: 'all' } | { which: 'this' | 'following'; of: string; day: string }
type Props = { frame: Frame; actor: Actor; event?: Placed; of?: For; given: Given; form?: Refused; choices: Choices; meanwhile?: boolean }

const { office } = routes

export function EventFormPage({ frame, actor, event, of = { which: 'all' }, given, form, choices, meanwhile }: Props) {
  const back = event ? office.event.href(event) : office.events.href()
  return (
    <OfficeLayout frame={frame} actor={actor} room="events" also="writing.js" title={titleOf(event, of)} above={<p class="meta"><a href={back}>{event?.title ?? 'Events'}</a></p>}>
      {meanwhile && <Meanwhile href={back} />}
      <form class="stack stack--loose action-form" method="post" action={back}>
        {event && <input type="hidden" name="_method" value="PUT" />}
        <input type="hidden" name="version" value={given.version} />
        <input type="hidden" name="which" value={of.which} />
        {'of' in of && <input type="hidden" name="of" value={of.of} />}
        <Mend form={form} />
        <What form={form} given={given} choices={choices} of={of} />
        <fieldset class="field-group">
          <legend>When</legend>
          <div class="fields fields--pair">
            <Field form={form} value={given.starts} label="Begins" name="starts" type="datetime-local" required />
            <Field form={form} value={given.ends} label="Ends" name="ends" type="datetime-local" required />
            <Field form={form} value={given.zone} label="Time zone of these clocks" name="zone" required maxLength={60} />
            <label class="tick"><input type="checkbox" name="whole_days" value="yes" checked={given.whole_days === 'yes'} /> <span>Whole days: the times do not matter</span></label>
          </div>
          {of.which !== 'this' && <RepeatFields form={form} given={given} />}
        </fieldset>
        <Where form={form} given={given} towns={choices.towns} zoom={choices.zoom && of.which !== 'this'} />
        <Coming form={form} given={given} />
        <div class="savebar">
          <p class="meta">{event?.stage === 'published' ? 'Everybody sees what you save at once. Whoever has said yes hears of another time or place, whoever waits of a place for them.' : 'Saving shows it to nobody yet.'}</p>
          <p class="buttons buttons--pair"><a class="button button--small button--quiet" href={back}>Leave it</a> <button class="button button--primary button--small">{event ? 'Save changes' : 'Save the event'}</button></p>
        </div>
      </form>
    </OfficeLayout>
  )
}

const Meanwhile = ({ href }: { href: string }) => (
  <div class="notice notice--careful office-notice" role="alert">
    <p>Somebody else changed this event while you wrote. Below are your words. Compare them with <a href={href}>how it stands now</a>, then save again to keep yours.</p>
  </div>
)

const options = (rows: { id: number; name: string }[]): [number, string][] => rows.map(({ id, name }) => [id, name])
const titled = (rows: { id: number; title: string }[]): [number, string][] => rows.map(({ id, title }) => [id, title])

function titleOf(event: Placed | undefined, of: For): string {
  if (!event) return 'Put an event in'
  if (of.which === 'all') return event.rule ? 'Change all times' : 'Change the event'
  return of.which === 'this' ? `Change ${of.day} alone` : `Change ${of.day} and what follows`
}

type Part = { form?: Refused; given: Given }

function What({ form, given, choices, of }: Part & { choices: Choices; of: For }) {
  const pictures = choices.alive.pictures.map(({ id, alt }) => ({ id, name: alt || `Picture ${id}` }))
  return (
    <>
      <fieldset class="field-group">
        <legend>What it is</legend>
        <div class="fields">
          <Field form={form} value={given.title} label="Title" name="title" required maxLength={160} />
          <div class="fields--pair fields">
            <Choose form={form} value={given.kind} label="Kind" name="kind" options={Object.entries(eventKinds).map(([kind, { one }]) => [kind, one])} />
            {of.which === 'all'
              ? <Choose form={form} value={given.group} label="Who keeps it" name="group" blank={choices.whole ? 'The whole organization' : undefined} options={options(choices.own)} />
              : <input type="hidden" name="group" value={given.group} />}
          </div>
          {of.which !== 'this' && choices.whole && (
            <Field form={form} value={given.credit} label="Whose it is, if no group of ours keeps it" name="credit" optional maxLength={120} hint="Stands on its page: an ally, a library." />
          )}
          <RichText form={form} value={given.words} label="What people should know" name="words" alive={choices.alive} />
          {pictures.length > 0 && <Choose form={form} value={given.picture_id} label="Picture" name="picture_id" blank="None" options={options(pictures)} />}
          <div class="fields--pair fields">
            <Choose form={form} value={given.plank_id} label="Issue" name="plank_id" blank="None in particular" options={titled(choices.planks)} />
            <Choose form={form} value={given.action_id} label="Action it belongs to" name="action_id" blank="None" options={titled(choices.actions)} />
          </div>
        </div>
      </fieldset>
      {of.which !== 'this' && choices.others.length > 0 && (
        <details class="narrowing">
          <summary>Hosted together with other groups</summary>
          <TickList legend="Together with" prefix="host" choices={choices.others.map(({ id, name }) => ({ value: id, words: name }))} given={given} />
        </details>
      )}
    </>
  )
}

function Where({ form, given, towns, zoom }: Part & { towns: string[]; zoom: boolean }) {
  return (
    <fieldset class="field-group">
      <legend>Where</legend>
      <div class="fields fields--pair">
        <Field form={form} value={given.venue} label="Place" name="venue" optional maxLength={200} hint="A hall, a square, a library." />
        <Field form={form} value={given.town} label="City or town" name="town" list="towns" optional maxLength={100} />
        <Field form={form} value={given.address} label="Address" name="address" optional maxLength={300} />
        <Field form={form} value={given.access} label="Getting in" name="access" optional maxLength={1000} hint="Steps, lifts, parking, languages, masks." />
        <label class="tick fields__whole"><input type="checkbox" name="is_online" value="yes" checked={given.is_online === 'yes'} /> <span>People can join online</span></label>
        <Field form={form} value={given.room} label="Link to join" name="room" type="url" optional maxLength={1000} hint="Only who says yes gets it." />
        <Field form={form} value={given.room_note} label="Passcode, or a number to dial" name="room_note" optional maxLength={500} />
        {zoom && (
          <label class="tick fields__whole">
            <input type="checkbox" name="zoom" value="yes" checked={(form?.given ?? given).zoom === 'yes'} />{' '}
            <span>Make a Zoom meeting for it<br /><span class="meta">Its link and passcode take the place of what is written above, and go when the tick goes.</span></span>
          </label>
        )}
      </div>
      <datalist id="towns">{towns.map((town) => <option value={town} />)}</datalist>
    </fieldset>
  )
}

function Coming({ form, given }: Part) {
  return (
    <fieldset class="field-group">
      <legend>Who comes</legend>
      <div class="fields">
        <label class="tick"><input type="checkbox" name="takes_answers" value="yes" checked={given.takes_answers === 'yes'} /> <span>People can say here that they come</span></label>
        <div class="field--short"><Field form={form} value={given.capacity} label="Places" name="capacity" optional maxLength={6} hint="Beyond it people wait for a place." /></div>
        <Field form={form} value={given.questions} label="Questions to whoever comes" name="questions" rows={3} optional maxLength={1500} hint="One to a line, five at most: “Do you need a ride?”" />
      </div>
    </fieldset>
  )
}
