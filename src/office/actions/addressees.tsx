import type { Committee } from '#domain/legislature/committees.ts'
import type { Listed } from '#domain/legislature/officials.ts'
import type { Given, Refused } from '#http/form.ts'
import { Choose } from '#ui/choose.tsx'
import { entries } from '#ui/words.ts'

const tiles = {
  representative: ['My representative', 'in the state House'],
  senator: ['My senator', 'in the state Senate'],
  legislators: ['Both', 'my representative and my senator'],
  committee: ['Mine on a committee', 'its chairs when none of mine sits on it'],
  'congress-member': ['My member of Congress', 'in the U.S. House'],
  'us-senators': ['Both U.S. senators', ''],
  office: ['An office', 'the governor, for example'],
  picked: ['Picked by hand', 'the same people for everybody'],
} as const

/** What there is to choose from here. `whole`: for somebody who drafts for the whole organization. */
export type Choices = {
  offices: { key: string; title: string }[]
  committees: Committee[]
  officials: Listed[]
  planks: { id: number; title: string }[]
  whole: boolean
  groups: { id: number; name: string }[]
}
type Props = { given: Given; form?: Refused; choices: Choices }

/** Whom an action addresses. What one choice needs besides is shown when it is chosen, and always where styles cannot tell. */
export function Addressees({ given, form, choices }: Props) {
  const wrong = form?.errors.addresses?.[0]
  return (
    <fieldset class="field-group addressees">
      <legend>Whom it addresses</legend>
      {wrong && <p class="field__error">{wrong}</p>}
      <div class="choices">
        {entries(tiles).map(([value, [words, detail]]) => (
          <label class="choice"><input type="radio" id={`addresses-${value}`} name="addresses" value={value} checked={given.addresses === value} /> <span>{words} {detail && <small>{detail}</small>}</span></label>
        ))}
      </div>
      <Choose form={form} value={given.office} kind="addressees__office" name="office" label="Which office" blank="Choose" options={choices.offices.map(({ key, title }) => [key, title])} />
      <Choose
        form={form} value={given.committee_id} kind="addressees__committee_id" name="committee_id" label="Which committee" blank="Choose"
        options={choices.committees.map(({ id, name }) => [id, name])}
      />
      <Picked given={given} form={form} officials={choices.officials} />
    </fieldset>
  )
}

function Picked({ given, form, officials }: Omit<Props, 'choices'> & { officials: Listed[] }) {
  const wrong = form?.errors.picked?.[0]
  const groups = Map.groupBy(officials, ({ title }) => title)
  return (
    <div class="addressees__picked" id="picked" tabIndex={-1}>
      {wrong && <p class="field__error">{wrong}</p>}
      <name-filter>
        <p class="field" hidden><label for="name-filter">Find a name or district</label><input id="name-filter" type="search" autocomplete="off" /></p>
        <p class="meta" role="status"></p>
        {[...groups].map(([title, holders]) => {
          const ticked = holders.filter(({ id }) => given[`pick-${id}`]).length
          return (
            <details class="door" open={ticked > 0}>
              <summary><span>{title} <small>{ticked > 0 ? `${ticked} of ${holders.length} ticked` : holders.length}</small></span></summary>
              <div class="picks">{holders.map((official) => <Tick official={official} ticked={!!given[`pick-${official.id}`]} />)}</div>
            </details>
          )
        })}
      </name-filter>
    </div>
  )
}

function Tick({ official: { id, name, district }, ticked }: { official: Listed; ticked: boolean }) {
  return (
    <label class="tick" data-name={`${name} ${district}`.toLowerCase()}>
      <input type="checkbox" name={`pick-${id}`} value="yes" checked={ticked} /> <span>{name} <span class="meta">{district}</span></span>
    </label>
  )
}
