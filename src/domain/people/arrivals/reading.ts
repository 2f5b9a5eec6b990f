import { readList } from '#engines/csv/list.ts'
import { readPhone } from '#engines/phones/phone.ts'
import type { Arrival, FileRow, Refusal } from '#domain/people/arrivals/arrival.ts'
import { readOwnId, readStatement } from '#domain/people/arrivals/own-columns.ts'
import { channels, type Channel, longest, type Plan, type Text, texts } from '#domain/people/arrivals/plan.ts'
import { type Field, readEmail, readField, readYes } from '#domain/people/arrivals/values.ts'

export type Known = { house: string; fields: readonly Field[]; numberOf: ReadonlyMap<string, number> }
type Draft = Arrival & { bad: string[] }
/** Takes a cell that is not blank into the draft; false when it cannot be read. */
type Take = (draft: Draft, cell: string, row: FileRow) => boolean

/** Reads rows as the plan says; what is wrong with one is said in a sentence. */
export function openReader(plan: Plan, columns: readonly string[], known: Known): (row: FileRow) => Arrival | Refusal {
  const tellsPlace = plan.own && plan.columns.includes('place')
  const takes = plan.columns.map((meaning) => takerOf(meaning, plan, known))

  return ({ row, cells }) => {
    const draft: Draft = {
      row, cells, own: plan.own, identifiers: [], texts: {}, emails: [], phones: [], tags: [...plan.tags], fields: {}, sayings: [], bad: [],
      ...(tellsPlace && { place: { place_id: null, districts: [] } }),
    }
    const refuse = (reason: string): Refusal => ({ row, cells, reason })
    for (const [at, take] of takes.entries()) {
      const cell = take && clean(cells[at] ?? '', plan)
      if (take && cell && !take(draft, cell, { row, cells }) && !plan.lenient) return refuse(`“${columns[at] ?? at + 1}” cannot be read: ${cell.slice(0, 80)}`)
    }
    const lack = lackOf(draft)
    return lack ? refuse(lack) : settled(draft, plan)
  }
}

function clean(cell: string, { own, apostrophes }: Plan): string {
  const text = (apostrophes && cell.startsWith("'")) || /^'\s*[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell
  const whole = text.replaceAll('\0', '').toWellFormed()
  return own ? whole : whole.trim()
}

function lackOf({ texts: said, emails, phones, tags, identifiers, ownId }: Draft): string | undefined {
  if (emails.length > 10) return 'There are more than ten e-mail addresses'
  if (phones.length > 10) return 'There are more than ten phone numbers'
  if (tags.length > 200) return 'There are more than 200 tags'
  if (identifiers.length > 20) return 'There are more than twenty identifiers'
  if (emails.length + phones.length === 0 && ownId === undefined && !said.name && !said.given_name && !said.family_name) return 'It names nobody: no name, no e-mail address, no phone number'
  return undefined
}

/** Addresses that fail come last; when all of them do, that is no consent to write. */
function settled({ bad, ...arrival }: Draft, { list }: Plan): Arrival {
  if (bad.length === 0) return arrival
  const good = arrival.emails.filter((email) => !bad.includes(email))
  if (good.length === 0) arrival.sayings.push({ channel: 'email', list, given: false, wording: 'The file says that the address fails' })
  return { ...arrival, emails: [...good, ...bad] }
}

function takerOf(meaning: string, plan: Plan, known: Known): Take | undefined {
  const [, kind = meaning, rest = ''] = /^(\w+):(.+)$/s.exec(meaning) ?? []
  const text = texts.find((name) => name === meaning)
  if (text) return takeText(text)
  const takers: Record<string, () => Take | undefined> = {
    emails: () => plan.own ? takeMany('emails') : eachOf(/[,;\s]+/, 'emails', readEmail),
    phones: () => plan.own ? takeMany('phones') : eachOf(/[,;\n]+/, 'phones', readPhone),
    tags: () => (plan.own ? takeMany('tags') : eachOf(/[,;\n]+/, 'tags', (tag) => (tag.length <= 60 ? tag.trim() : undefined))),
    identifiers: () => takeMany('identifiers'),
    id: () => takeOwnId(known.house),
    place: () => (draft, cell) => { draft.place = { place_id: cell, districts: draft.place?.districts ?? [] }; return known.numberOf.has(cell) },
    districts: () => takeDistricts(known.numberOf),
    created_at: () => (draft, cell) => { draft.createdAt = cell; return !Number.isNaN(Date.parse(cell)) },
    field: () => takeField(known.fields.find(({ key }) => key === rest)),
    system: () => (draft, cell) => { draft.identifiers.push(`${rest}:${cell}`); return cell.length <= 200 },
    tagged: () => (draft, cell) => { if (readYes(cell)) draft.tags = distinct([...draft.tags, rest]); return readYes(cell) !== undefined },
    given: () => takeConsent(rest, plan, (said) => said),
    withdrawn: () => takeConsent(rest, plan, (said) => (said ? false : undefined)),
    consent: () => takeStatement(rest),
    bad: () => (draft, cell, { cells }) => {
      const email = readEmail(clean(cells[Number(rest)] ?? '', plan))
      if (email && readYes(cell)) draft.bad.push(email)
      return readYes(cell) !== undefined
    },
  }
  return takers[kind]?.()
}

const takeText = (name: Text): Take => (draft, cell) => {
  draft.texts[name] = cell
  return cell.length <= longest[name] || [...cell].length <= longest[name]
}

type Many = 'emails' | 'phones' | 'tags' | 'identifiers'

const takeMany = (name: Many): Take => (draft, cell) => {
  draft[name] = distinct([...draft[name], ...readList(cell)])
  return name !== 'emails' || draft.emails.every((email) => email === email.toLowerCase() && email.length >= 3 && email.length <= 320)
}

const eachOf = (between: RegExp, name: Many, read: (text: string) => string | undefined): Take => (draft, cell) => {
  const words = cell.split(between).filter((word) => word.trim())
  const found = words.flatMap((word) => read(word) ?? [])
  if (found.length > 0) draft[name] = distinct([...draft[name], ...found])
  return found.length === words.length
}

const takeOwnId = (house: string): Take => (draft, cell) => {
  const id = readOwnId(house, cell)
  if (id === undefined) draft.identifiers = distinct([...draft.identifiers, `commonweal:${cell}`])
  else draft.ownId = id
  return cell.length <= 100
}

const takeDistricts = (numberOf: Known['numberOf']): Take => (draft, cell) => {
  const districts = readList(cell).flatMap((id) => numberOf.get(id) ?? [])
  draft.place = { place_id: draft.place?.place_id ?? null, districts: districts.toSorted((a, b) => a - b) }
  return true
}

const takeField = (field: Field | undefined): Take | undefined => field && ((draft, cell) => {
  const value = readField(field, cell)
  if (value !== undefined) draft.fields[field.key] = value
  return value !== undefined
})

const takeConsent = (channel: string, { list, wording }: Plan, mean: (said: boolean) => boolean | undefined): Take => (draft, cell) => {
  const said = readYes(cell)
  const given = said === undefined ? undefined : mean(said)
  const saying = { list, given: given ?? false, wording: wording || `The file says “${cell.slice(0, 80)}”` }
  const meant = given === undefined ? [] : channels.filter((one) => one === channel || channel === 'all')
  draft.sayings.push(...meant.map((one) => ({ channel: one, ...saying })))
  return said !== undefined
}

const takeStatement = (rest: string): Take | undefined => {
  const [, name, list = ''] = /^(\w+):(.+)$/s.exec(rest) ?? []
  const channel: Channel | undefined = channels.find((one) => one === name)
  return channel && ((draft, cell) => {
    const said = readStatement(cell)
    if (said) draft.sayings.push({ channel, list, ...said })
    return said !== undefined
  })
}

const distinct = (words: readonly string[]) => [...new Set(words)]
