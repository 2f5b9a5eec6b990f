import type { z } from 'zod'
import { committeeShape, personShape, type Role } from '#engines/rosters/roster.ts'
import type { Reading } from '#engines/rosters/reading.ts'

type Candidate = Omit<z.input<typeof personShape>, 'ids'> & { ids: { scheme: string; identifier: string }[] }

/** A person ready for use, or the sentence that says what is wrong. A broken e-mail address, link or picture costs only itself. */
export function person(candidate: Candidate): Reading {
  const { success, data, error } = personShape.safeParse({
    ...candidate,
    ids: distinct(candidate.ids.filter(({ identifier }) => identifier !== ''), (id) => `${id.scheme}:${id.identifier}`),
    email: valid(personShape.shape.email, candidate.email),
    image: valid(personShape.shape.image, candidate.image),
    links: distinct(candidate.links, (link) => link.url).filter((link) => personShape.shape.links.element.safeParse(link).success),
    otherNames: [...new Set(candidate.otherNames)].filter((name) => name !== candidate.name),
  })
  return success ? { person: data } : { refusal: sentence(error) }
}

export function committee(candidate: z.input<typeof committeeShape>): Reading {
  const { success, data, error } = committeeShape.safeParse(candidate)
  return success ? { committee: data } : { refusal: sentence(error) }
}

/** A sentence from the first thing Zod found: which field, and what about it. */
export function sentence(error: z.ZodError): string {
  const [issue] = error.issues
  const field = issue?.path.join('.') || 'The record'
  return `${field}: ${issue?.message ?? 'not readable'}.`
}

/** A term counts from its first day up to, and without, the day on which it ends. */
export function isCurrent(role: Pick<Role, 'startedOn' | 'endedOn'>, asOf: string): boolean {
  return (!role.startedOn || role.startedOn <= asOf) && (!role.endedOn || role.endedOn > asOf)
}

/** `''` and null as nothing. */
export function filled(value: string | null | undefined): string | undefined {
  return value?.trim() || undefined
}

const parties: Record<string, string> = { D: 'Democratic', Democrat: 'Democratic', R: 'Republican', I: 'Independent', L: 'Libertarian' }

export function partyName(party: string | null | undefined): string | undefined {
  return filled(party) && (parties[party ?? ''] ?? party ?? undefined)
}

function valid<T>(shape: z.ZodType<T>, value: unknown): T | undefined {
  return shape.safeParse(value).data
}

function distinct<T>(items: T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}
