import { z } from 'zod'
import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Profile } from '#domain/people/editing.ts'
import type { Person } from '#domain/people/person.ts'
import { readPhone, writePhone } from '#engines/phones/phone.ts'
import { checkForm, type Form, type Given, refuse } from '#http/form.ts'
import { valueOf } from '#office/people/asked.ts'
import { tagShape } from '#office/people/tag-shape.ts'

const line = (longest: number) => z.string().trim().max(longest, `Write at most ${longest} letters.`).regex(/^[^\n]*$/, 'Write it on one line.').default('')
const emailShape = z.email().max(320)
const howToWritePhones = 'Write it with its area code, such as (617) 555-0142; from abroad with its country, such as +44 20 7946 0018.'

/** One to a line; each is read by itself, and the first that cannot be read is named. */
const list = (split: RegExp, read: (one: string) => string | undefined, refusal: (one: string) => string, most: number) =>
  z.string().max(4000).default('').transform((text, context) => {
    const given = text.split(split).map((one) => one.trim()).filter(Boolean)
    const wrong = given.find((one) => read(one) === undefined)
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: refusal(wrong.slice(0, 60)) })
    const all = [...new Set(given.flatMap((one) => read(one) ?? []))]
    if (all.length > most) context.addIssue({ code: 'custom', message: `At most ${most} fit here.` })
    return all
  })

const personForm = z.object({
  name: line(200), given_name: line(200), family_name: line(200), pronouns: line(60), street: line(200), locality: line(100), region: line(60), postcode: line(20), source: line(200),
  language: z.string().trim().max(35).regex(/^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$/, 'Write the language’s code, such as en, es or pt-BR.').default(''),
  emails: list(/[\s,;]+/, (one) => emailShape.safeParse(one.toLowerCase()).data, (one) => `“${one}” is not an e-mail address. Write one to a line, such as ana@example.org.`, 10),
  phones: list(/[\n,;]+/, readPhone, (one) => `“${one}” cannot be a phone number. ${howToWritePhones}`, 10),
  tags: list(/[,\n]+/, (one) => tagShape.safeParse(one).data, () => 'A tag has at most 60 letters.', 200),
})

/** What was typed, as it is kept. Values of fields that are no longer asked for stay. */
export function readProfile(given: Given, fields: readonly CustomField[], before: unknown = {}): Form<Profile> {
  const form = checkForm(given, personForm)
  const custom = readFields(given, fields, before)
  const errors = { ...(form.ok ? {} : form.errors), ...custom.errors }
  if (!form.ok || Object.keys(custom.errors).length > 0) return { ok: false, given, errors }
  const { values } = form
  const name = values.name || [values.given_name, values.family_name].filter(Boolean).join(' ')
  if (!name && values.emails.length === 0 && values.phones.length === 0) return refuse(given, 'name', 'Write a name, an e-mail address or a phone: something to know them by.')
  return { ok: true, values: { ...values, name, fields: custom.values } }
}

function readFields(given: Given, fields: readonly CustomField[], before: unknown) {
  const values: Record<string, z.core.util.JSONType> = { ...fieldsShape.parse(before) }
  const errors: Record<string, string[]> = {}
  for (const field of fields) {
    const typed = (given[`field-${field.key}`] ?? '').trim().slice(0, 2000)
    const value = typed === '' ? undefined : valueOf(field, typed)
    if (value !== undefined) values[field.key] = value
    else if (typed !== '') errors[`field-${field.key}`] = [refusals[field.kind]]
    else delete values[field.key]
  }
  return { values, errors }
}

const refusals: Record<CustomField['kind'], string> = {
  text: 'Write it in words.', number: 'Write a number, such as 12 or 3.5.', date: 'Write a date, such as 2026-11-03.', choice: 'Choose one of the answers.', 'yes-no': 'Choose yes or no.',
}

const fieldsShape = z.record(z.string(), z.json())

/** The person as their form shows them. */
export function givenFrom(person: Person, version: string): Given {
  const fields = Object.entries(fieldsShape.parse(person.fields)).map(([key, value]) => [`field-${key}`, value === true ? 'yes' : value === false ? 'no' : String(value)])
  const { name, given_name, family_name, pronouns, street, locality, region, postcode, language, source } = person
  return {
    version, name, given_name, family_name, pronouns, street, locality, region, postcode, language, source,
    emails: person.emails.join('\n'), phones: person.phones.map(writePhone).join('\n'), tags: person.tags.join(', '), ...Object.fromEntries(fields),
  }
}
