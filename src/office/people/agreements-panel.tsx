import type { Agreement } from '#domain/people/agreements.ts'
import type { Person } from '#domain/people/person.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import type { Reading } from '#office/people/reading.ts'
import { Choose } from '#ui/choose.tsx'
import { Day } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { entries } from '#ui/words.ts'

export const channels: Record<Agreement['channel'], string> = { email: 'E-mail', text: 'Text message', phone: 'Phone', post: 'Post' }
const ways: Record<string, string> = {
  form: 'on the site', import: 'in a file', organiser: 'told an organizer', 'one-click': 'by one click', letter: 'in answer to a letter', complaint: 'by a complaint to their mail provider',
}

type Props = { person: Person; reading: Reading; edits: boolean; form?: Refused }

/** What may be sent: the ledger's answer for every channel and list, with the words that were agreed to. */
export function AgreementsPanel({ person, reading: { agreed, lists }, edits, form }: Props) {
  const standing = agreed.filter(({ decides }) => decides)
  const earlier = agreed.filter(({ decides }) => !decides)
  return (
    <section class="panel" aria-labelledby="agreements">
      <h2 id="agreements">What they agreed to</h2>
      {standing.length === 0 ? <p class="meta">Nothing. Silence is no consent: no letters to many go to them.</p> : <ul class="lines">{standing.map((line) => <Statement line={line} />)}</ul>}
      {earlier.length > 0 && (
        <details>
          <summary>{earlier.length === 1 ? 'One earlier statement' : `${earlier.length} earlier statements`}</summary>
          <ul class="lines">{earlier.map((line) => <Statement line={line} />)}</ul>
        </details>
      )}
      {edits && <Recording person={person} lists={lists} form={form} />}
    </section>
  )
}

function Statement({ line: { channel, list, given, wording, how, stated_at: at, retracted } }: { line: Agreement }) {
  return (
    <li>
      <p><strong>{channels[channel]}, {list}</strong> <span class={`badge ${given ? 'badge--right' : 'badge--wrong'}`}>{given ? 'Agreed' : 'Declined'}</span>{retracted && <> <span class="badge">Taken back</span></>}</p>
      <p class="breaks">“{wording}”</p>
      <p class="meta">{ways[how] ?? how}, <Day at={at} /></p>
    </li>
  )
}

function Recording({ person, lists, form }: { person: Person; lists: readonly string[]; form?: Refused }) {
  const given = form?.given ?? {}
  return (
    <details open={!!form}>
      <summary>Write down what they told us</summary>
      <form class="fields" method="post" action={routes.office.personConsents.href(person)}>
        <Choose form={form} value={given.channel} label="By" name="channel" options={entries(channels)} />
        <Field form={form} label="List" name="list" value="newsletter" list="lists" required maxLength={60} autocomplete="off" />
        <datalist id="lists">{[...new Set(['newsletter', ...lists])].map((list) => <option value={list} />)}</datalist>
        <fieldset class="field-group">
          <legend class="unseen">What they said</legend>
          <div class="choices choices--two">
            <label class="choice"><input type="radio" name="given" value="yes" required checked={given.given === 'yes'} /> <span>They agree</span></label>
            <label class="choice"><input type="radio" name="given" value="no" required checked={given.given === 'no'} /> <span>They no longer do</span></label>
          </div>
          {form?.errors.given && <p class="field__error">{form.errors.given[0]}</p>}
        </fieldset>
        <Field form={form} label="In which words" name="wording" rows={2} required maxLength={1000} hint="What you asked them, or what they said, as exactly as you can." />
        <p class="buttons"><button class="button button--small">Write it down</button></p>
      </form>
    </details>
  )
}
