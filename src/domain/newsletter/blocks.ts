import { z } from 'zod'

const number = z.int().positive()
const words = z.string().trim().min(1).max(200)
/** `id` stays with a block while it is moved and rewritten; `only`: the segment it is for, or everybody. */
const common = { id: z.string().regex(/^[a-z0-9]{1,12}$/), only: number.nullable() }

/** What a letter is made of, in its order. What a block shows of other rooms is looked up when the letter is laid out. */
const blockShape = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('heading'), words }),
  z.strictObject({ ...common, kind: z.literal('text'), html: z.string().max(40_000) }),
  z.strictObject({ ...common, kind: z.literal('picture'), picture: number, href: z.string().max(2000) }),
  z.strictObject({ ...common, kind: z.literal('button'), words, href: z.string().min(1).max(2000) }),
  z.strictObject({ ...common, kind: z.literal('action'), action: number }),
  z.strictObject({ ...common, kind: z.literal('event'), event: number }),
  z.strictObject({ ...common, kind: z.literal('story'), story: number }),
  z.strictObject({ ...common, kind: z.literal('resource'), resource: number }),
  /** What is on near each reader. */
  z.strictObject({ ...common, kind: z.literal('near'), words }),
  /** Each reader's own representative and senator. */
  z.strictObject({ ...common, kind: z.literal('legislators'), words }),
])
export const mostBlocks = 60
export const blocksShape = z.array(blockShape).max(mostBlocks)

export type Block = z.infer<typeof blockShape>
export type BlockKind = Block['kind']
