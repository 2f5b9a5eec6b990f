import { z } from 'zod'
import * as standings from '#domain/membership/standings.ts'

const not = z.boolean()
const number = z.int().positive()
const word = z.string().min(1).max(200)
const day = z.iso.date()

/** Something that is so or not so of each person; with `not`, it is so of everybody else. */
export const conditionShape = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('tag'), not, tag: word }),
  z.strictObject({ about: z.literal('field'), not, key: word, test: z.enum(['is', 'contains', 'above', 'below']), value: z.union([z.string().min(1).max(1000), z.number(), z.boolean()]) }),
  z.strictObject({ about: z.literal('field-known'), not, key: word }),
  /** Without a town: whose town is unknown. */
  z.strictObject({ about: z.literal('town'), not, town: word.nullable() }),
  /** Without a district: whose district on that layer is unknown. */
  z.strictObject({ about: z.literal('district'), not, layer: word, district: word.nullable() }),
  z.strictObject({ about: z.literal('official'), not, official: number }),
  z.strictObject({ about: z.literal('committee'), not, committee: number }),
  z.strictObject({ about: z.literal('group'), not, group: number, role: z.enum(['member', 'organiser', 'lead']).nullable() }),
  z.strictObject({ about: z.literal('standing'), not, standing: z.enum(standings.stands) }),
  z.strictObject({ about: z.literal('skill'), not, skill: number }),
  z.strictObject({ about: z.literal('interest'), not, interest: number }),
  /** What somebody did; without a kind anything, without a subject about anything, without a day ever. */
  z.strictObject({ about: z.literal('deed'), not, kind: word.nullable(), subject: z.strictObject({ name: word, id: number }).nullable(), since: day.nullable() }),
  z.strictObject({ about: z.literal('consent'), not, channel: z.enum(['email', 'text', 'phone', 'post']), list: word, said: z.enum(['given', 'withdrawn', 'never']) }),
  /** Nothing: unknown. */
  z.strictObject({ about: z.literal('language'), not, language: z.string().max(35) }),
  z.strictObject({ about: z.literal('source'), not, source: z.string().max(200) }),
  z.strictObject({ about: z.literal('added'), not, since: day }),
])

export type Condition = z.infer<typeof conditionShape>
export type About = Condition['about']
