import type { Line } from '#domain/people/origins.ts'
import type { Person } from '#domain/people/person.ts'
import { writePhone } from '#engines/phones/phone.ts'
import type { Reading } from '#office/people/reading.ts'
import { valueNames } from '#office/people/value-names.ts'
import { Day, Moment } from '#ui/day.tsx'
import { originWords } from '#ui/origin-words.ts'

/** What is kept of somebody, each value with where it comes from. What is not known is left out. */
export function ProfilePanel({ person, reading: { fields, kept } }: { person: Person; reading: Reading }) {
  const { emails, phones, street, locality, region, postcode } = person
  const town = [locality, [region, postcode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const custom = new Map(Object.entries(person.fields && typeof person.fields === 'object' ? person.fields : {}))
  const values: [string, string, string[]][] = [
    ['name', 'Name', [person.name]], ['given_name', 'Given name', [person.given_name]], ['family_name', 'Family name', [person.family_name]], ['pronouns', 'Pronouns', [person.pronouns]],
    ['emails', 'E-mail', emails], ['phones', 'Phone', phones.map(writePhone)], [street ? 'street' : 'locality', 'Address', [street, town]],
    ['language', 'Language', [person.language]], ['tags', 'Tags', [person.tags.join(', ')]], ['source', 'Source', [person.source]],
    ...fields.map(({ key, label }): [string, string, string[]] => [`fields.${key}`, label, [answer(custom.get(key))]]),
  ]
  return (
    <section class="panel" aria-labelledby="profile">
      <h2 id="profile">Profile</h2>
      <dl class="facts">
        {values.filter(([, , lines]) => lines.some(Boolean)).map(([name, label, lines]) => (
          <>
            <dt>{label}</dt>
            <dd class="breaks">
              {lines.filter(Boolean).map((line) => <span class="line">{line}</span>)}
              <From line={kept?.origins.get(name)} />
            </dd>
          </>
        ))}
        <dt>Known since</dt><dd><Day at={person.created_at} /></dd>
      </dl>
    </section>
  )
}

const From = ({ line }: { line?: Line }) => (line ? <small class="meta">from {originWords(line)}, <Day at={line.changed_at} /></small> : null)

function answer(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined || value === null ? '' : String(value)
}

/** The history itself: who set what, from which file and row, and what stood there before. */
export function HistoryPanel({ reading: { kept, fields } }: { reading: Reading }) {
  if (!kept || kept.history.length === 0) return null
  const label = (name: string) => valueNames[name] ?? fields.find(({ key }) => `fields.${key}` === name)?.label ?? { place_id: 'Town', districts: 'Districts', fields: 'Custom fields' }[name] ?? name
  return (
    <section class="panel" aria-labelledby="history">
      <h2 id="history">What was changed</h2>
      <details>
        <summary>{kept.history.length === 1 ? 'One entry' : `${kept.history.length} entries`}</summary>
        <ol class="timeline">
          {kept.history.map((line) => (
            <li>
              <Moment at={line.changed_at} />
              <p>{originWords(line)}: {line.before ? 'changed' : 'began with'} {namesOf(line).map(label).join(', ')}</p>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

const namesOf = ({ after }: Line) => (after && typeof after === 'object' && !Array.isArray(after) ? Object.keys(after) : [])
