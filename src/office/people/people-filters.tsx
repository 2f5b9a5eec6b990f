import type { Place } from '#domain/legislature/places.ts'
import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Vocabulary } from '#domain/people/vocabulary.ts'
import { routes } from '#http/routes.ts'
import { type Filters, narrows } from '#office/people/asked.ts'
import { Choose } from '#ui/choose.tsx'

export type Layer = { name: string; singular: string; districts: { number: number; display_name: string }[] }
export type Choices = Vocabulary & { towns: Place[]; layers: Layer[]; fields: CustomField[]; segments: { id: number; name: string }[] }

/** A plain form that asks by address; with script it asks while one types, and only the list below changes. */
export function PeopleFilters({ filters, choices }: { filters: Filters; choices: Choices }) {
  const { q, segment, ...others } = filters
  return (
    <search-as-typed>
      <form method="get" action={routes.office.people.href()} role="search" data-turbo-frame="people" data-turbo-action="replace">
        {segment && <input type="hidden" name="segment" value={segment} />}
        <div class="people-search">
          <p class="field"><label for="q">Search by name, e-mail, phone or town</label><input id="q" name="q" type="search" value={q} maxLength={200} autocomplete="off" spellcheck={false} /></p>
          <button class="button button--small">Search</button>
        </div>
        <details class="people-filters" open={narrows({ ...others, q: '', segment: undefined })}>
          <summary>Filters</summary>
          <div class="people-filters__all">
            <Words label="Tag" name="tag" value={filters.tag} words={choices.tags} />
            <Choose label="Town" name="town" blank="Any town" value={filters.town} options={choices.towns.map(({ id, display_name }) => [id, display_name])} />
            <Choose label="District" name="district" blank="Any district">
              {choices.layers.map(({ name, districts }) => (
                <optgroup label={name}>{districts.map(({ number, display_name }) => <option value={number} selected={number === filters.district}>{display_name}</option>)}</optgroup>
              ))}
            </Choose>
            <p class="field"><label for="since">Known since</label><input id="since" name="since" type="date" value={filters.since} /></p>
            <Words label="Language" name="language" value={filters.language} words={choices.languages} />
            <Words label="Source" name="source" value={filters.source} words={choices.sources} />
            {choices.fields.length > 0 && (
              <>
                <Choose label="Custom field" name="field" blank="Any field" value={filters.field} options={choices.fields.map(({ key, label }) => [key, label])} />
                <Words label="has the value" name="value" value={filters.value} words={choices.fields.find(({ key }) => key === filters.field)?.choices ?? []} />
              </>
            )}
          </div>
        </details>
      </form>
    </search-as-typed>
  )
}

function Words({ label, name, value, words }: { label: string; name: string; value: string; words: readonly string[] }) {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} value={value} list={`${name}-words`} maxLength={200} autocomplete="off" />
      <datalist id={`${name}-words`}>{words.map((word) => <option value={word} />)}</datalist>
    </p>
  )
}

