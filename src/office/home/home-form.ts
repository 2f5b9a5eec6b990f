import { z } from 'zod'
import type { BlockKind, Placed } from '#domain/content/home.ts'
import type { Words } from '#domain/content/home-arranging.ts'
import { checkForm, type Form, type Given, refuse } from '#http/form.ts'
import { asTicks, numbersIn } from '#http/ticks.ts'

export const blockKinds = ['feature', 'evening', 'urgent', 'look_up', 'latest', 'actions', 'local', 'platform', 'help', 'join', 'sign_up'] as const satisfies readonly BlockKind[]
export const kindShape = z.enum(blockKinds)
const mostPictures = 6

const blockForm = z.object({
  heading: z.string().trim().max(120, 'At most 120 letters.').transform((text) => text.replace(/\s+/g, ' ')).default(''),
  text: z.string().trim().max(4000, 'That is longer than fits: 4,000 characters at most.').default(''),
  what: z.string().default(''),
})

export type Worded = Exclude<BlockKind, 'urgent' | 'sign_up'>

/** Kinds that ask for something before they can stand on the page. */
export const asks = (kind: BlockKind) => kind === 'feature' || kind === 'evening'
/** Kinds of which anything can be said at all. */
export const hasWords = (kind: BlockKind): kind is Worded => kind !== 'urgent' && kind !== 'sign_up'

/** What may be chosen: stories and pages by what names them in the form, pictures by number. */
export type Choices = { stories: Choice[]; pages: Choice[]; pictures: { id: number }[] }
type Choice = { value: string; words: string }

/** What was typed for a block of this kind, of what may be chosen. */
export function readBlock(given: Given, kind: BlockKind, choices: Choices): Form<Words> {
  if (!hasWords(kind)) return { ok: true, values: {} }
  const form = checkForm(given, blockForm)
  if (!form.ok) return form
  const { heading, text, what } = form.values
  if (kind === 'feature') {
    if (![...choices.stories, ...choices.pages].some(({ value }) => value === what)) return refuse(given, 'what', 'Choose a story or a page of the list.')
    const [of, id] = what.split('-')
    return { ok: true, values: { heading, story_id: of === 'story' ? Number(id) : null, page_id: of === 'page' ? Number(id) : null } }
  }
  if (kind !== 'evening') return { ok: true, values: { heading } }
  if (!text) return refuse(given, 'text', 'Say in a sentence or two what there was.')
  const ticked = numbersIn(given, 'picture')
  const pictures = choices.pictures.flatMap(({ id }) => (ticked.includes(id) ? [id] : []))
  return pictures.length > mostPictures ? refuse(given, 'pictures', `Choose ${mostPictures} pictures at most.`) : { ok: true, values: { heading, text, pictures } }
}

export const givenFrom = ({ heading, text, story_id, page_id, pictures }: Placed): Given => ({
  heading, text, what: story_id ? `story-${story_id}` : page_id ? `page-${page_id}` : '', ...asTicks('picture', pictures),
})
