import type { ComponentChildren } from 'preact'
import type { Choices } from '#office/segments/choices.ts'
import { unknown } from '#office/segments/condition-form.ts'
import type { DraftCondition } from '#office/segments/draft.ts'
import { deedKinds, deedWords } from '#ui/deed-words.tsx'
import { languageWords } from '#ui/language-words.ts'

const standings = { member: 'in good standing', grace: 'in the days of grace', lapsed: 'lapsed', none: 'not, and never was' }
const roles = { '': 'in any role', member: 'as a member', organiser: 'as an organizer', lead: 'as a lead' }
const agreements = { given: 'agreed to', withdrawn: 'took back', never: 'was never asked about' }
const tests = {
  text: { is: 'is', 'is!': 'is not', contains: 'contains', 'contains!': 'does not contain' },
  number: { is: 'is', above: 'is more than', below: 'is less than', 'is!': 'is not' },
  date: { is: 'is', above: 'is after', below: 'is before', 'is!': 'is not' },
  choice: { is: 'is', 'is!': 'is not' },
  'yes-no': { is: 'is' },
}
const knowing = { known: 'is known', 'known!': 'is not known' }

type Props = { path: string; number: string; row: DraftCondition; choices: Choices }

/** What is left to choose once it is clear what a condition is about. */
export function ConditionDetail({ path, number, row: { about, fields }, choices }: Props) {
  const [name = '', subject = ''] = about.replace(/!$/, '').split(':')
  const shared = { path, fields }
  const pick = (label: string, options: readonly { id: string | number; words: string }[], unsaid?: string) => (
    <Pick {...shared} field="value" label={`${label} of condition ${number}`}>
      <option value="">Choose</option>
      {unsaid && <Chosen value={unknown} here={fields.value}>{unsaid}</Chosen>}
      {options.map(({ id, words }) => <Chosen value={id} here={fields.value}>{words}</Chosen>)}
    </Pick>
  )
  switch (name) {
    case 'tag': return <Write {...shared} field="value" label={`Tag of condition ${number}`} words={choices.tags} />
    case 'town': return pick('Town', choices.towns.map(({ id, display_name }) => ({ id, words: display_name })), 'a town we do not know')
    case 'district': {
      const districts = choices.layers.find(({ key }) => key === subject)?.districts ?? []
      return pick('District', districts.map(({ id, display_name }) => ({ id, words: display_name })), 'one we do not know')
    }
    case 'official': return pick('Official', choices.officials.map(({ id, short_title, name: who, district }) => ({ id, words: `${short_title} ${who}, ${district}` })))
    case 'committee': return pick('Committee', choices.committees.map(({ id, name: which }) => ({ id, words: which })))
    case 'group': return <>
      {pick('Group', choices.groups.map(({ id, name: which }) => ({ id, words: which })))} <Words {...shared} field="test" label={`Role of condition ${number}`} words={roles} /></>
    case 'standing': return pick('Standing', Object.entries(standings).map(([id, words]) => ({ id, words })))
    case 'skill': return pick('Skill', choices.skills.map(({ id, name: which }) => ({ id, words: which })))
    case 'interest': return pick('Issue', choices.issues.map(({ id, name: which }) => ({ id, words: which })))
    case 'consent': return (
      <>
        <Words {...shared} field="test" label={`Answer of condition ${number}`} words={agreements} />{' '}
        {pick('Letters', choices.lists.map(({ value, words }) => ({ id: value, words })))}
      </>
    )
    case 'language': return pick('Language', choices.languages.map((id) => ({ id, words: languageWords(id) })), 'a language we do not know')
    case 'source': return pick('Way', choices.sources.map((id) => ({ id, words: id })), 'a way we do not know')
    case 'added': return <Since {...shared} number={number} />
    case 'deed': return (
      <>
        <Words {...shared} field="value" label={`Deed of condition ${number}`} words={{ '': 'anything', ...Object.fromEntries(deedKinds().map((kind) => [kind, deedWords(kind)])) }} />{' '}
        <Subject {...shared} number={number} subjects={choices.subjects} />{' '}
        <label class="meta" for={`c${path}.since`}>since</label> <Since {...shared} number={number} />
      </>
    )
    case 'field': return <FieldDetail {...shared} number={number} field={choices.fields.find(({ key }) => key === subject)} />
    default: return null
  }
}

type Shared = { path: string; fields: DraftCondition['fields'] }

function FieldDetail({ path, fields, number, field }: Shared & { number: string; field?: Choices['fields'][number] }) {
  if (!field) return null
  const values = field.kind === 'yes-no' ? ['yes', 'no'] : field.choices
  const asks = !(fields.test ?? '').startsWith('known')
  const label = `${field.label} of condition ${number}`
  return (
    <>
      <Words path={path} fields={fields} field="test" label={`Comparison of condition ${number}`} words={{ ...tests[field.kind], ...knowing }} />{' '}
      {asks && values.length > 0 && (
        <Pick path={path} fields={fields} field="value" label={label}>
          <option value="">Choose</option>
          {values.map((value) => <Chosen value={value} here={fields.value}>{value}</Chosen>)}
        </Pick>
      )}
      {asks && values.length === 0 && <Write path={path} fields={fields} field="value" label={label} type={field.kind === 'text' ? 'text' : field.kind === 'date' ? 'date' : 'number'} />}
    </>
  )
}

/** A saved segment keeps what it is about, also when that is listed no more. */
function Subject({ path, fields, number, subjects }: Shared & { number: string; subjects: Choices['subjects'] }) {
  const here = fields.test ?? ''
  const listed = subjects.some(({ name, things }) => things.some(({ id }) => `${name}:${id}` === here))
  return (
    <Pick path={path} fields={fields} field="test" label={`What condition ${number} is about`}>
      <option value="">about anything</option>
      {here && !listed && <Chosen value={here} here={here}>about what stands here no more</Chosen>}
      {subjects.map(({ name, label, phrase, things }) => (
        <optgroup label={label}>{things.map(({ id, words }) => <Chosen value={`${name}:${id}`} here={here}>{phrase} “{words}”</Chosen>)}</optgroup>
      ))}
    </Pick>
  )
}

type Input = Shared & { field: string; label: string }

function Pick({ path, field, label, children }: Input & { children: ComponentChildren }) {
  return <select name={`c${path}.${field}`} id={`c${path}.${field}`} aria-label={label}>{children}</select>
}

const Words = ({ words, ...input }: Input & { words: Record<string, string> }) =>
  <Pick {...input}>{Object.entries(words).map(([value, said]) => <Chosen value={value} here={input.fields[input.field]}>{said}</Chosen>)}</Pick>

function Write({ path, fields, field, label, type = 'text', words }: Input & { type?: 'text' | 'number' | 'date'; words?: readonly string[] }) {
  const id = `c${path}.${field}`
  return (
    <>
      {words && <datalist id={`${id}-words`}>{words.map((word) => <option value={word} />)}</datalist>}
      <input name={id} id={id} type={type} step={type === 'number' ? 'any' : undefined} value={fields[field]} aria-label={label} maxLength={200} autocomplete="off" list={words && `${id}-words`} />
    </>
  )
}

const Since = ({ number, ...shared }: Shared & { number: string }) => <Write {...shared} field="since" type="date" label={`Day of condition ${number}`} />

const Chosen = ({ value, here = '', children }: { value: string | number; here?: string; children: ComponentChildren }) => <option value={value} selected={String(value) === here}>{children}</option>
