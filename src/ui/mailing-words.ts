import type { BlockKind } from '#domain/newsletter/blocks.ts'
import type { Mailing, Words } from '#domain/newsletter/mailings.ts'

/** What the stages of a letter to many are called. */
export const mailingStages: Record<Mailing['stage'], { word: string; tone: string }> = {
  draft: { word: 'Draft', tone: '' }, waiting: { word: 'Waiting to leave', tone: 'badge--careful' }, leaving: { word: 'Leaving', tone: '' }, trying: { word: 'Trying two subjects', tone: '' },
  paused: { word: 'Paused', tone: 'badge--careful' }, gone: { word: 'Sent', tone: 'badge--right' }, cancelled: { word: 'Cancelled', tone: '' },
}

export const mailingKinds: Record<Mailing['kind'], string> = { digest: 'Digest', alert: 'Alert', letter: 'Letter' }

/** What the kinds of blocks are called, and what they do. */
export const blockKinds: Record<BlockKind, { name: string; does: string }> = {
  text: { name: 'Text', does: 'Words of your own, with links, lists and quotes.' },
  heading: { name: 'Heading', does: 'One line, large. It is left out for whoever gets nothing below it.' },
  picture: { name: 'Picture', does: 'One of the shelf, as wide as the letter.' },
  button: { name: 'Button', does: 'One thing to do, on this site or another.' },
  action: { name: 'Action', does: 'A call to action, for the constituents of those whom it addresses.' },
  event: { name: 'Event', does: 'Its next day, time and place.' },
  story: { name: 'Story', does: 'Its title and how it begins.' },
  resource: { name: 'Resource', does: 'Something of the library.' },
  near: { name: 'Near each reader', does: 'What is on in each reader’s town and around it.' },
  legislators: { name: 'Each reader’s legislators', does: 'Their own representative and senator, with the number to call.' },
}

export const kindsInOrder = ['text', 'heading', 'picture', 'button', 'action', 'event', 'story', 'resource', 'near', 'legislators'] as const satisfies readonly BlockKind[]

const parts = [
  ['subject', 'the subject'], ['preview', 'the preview line'], ['other_subject', 'the second subject'], ['trial_hours', 'the second subject'], ['archived', 'whether everybody may read it'], ['counts_links', 'whether links are counted'],
] as const

/** What of a letter was changed, by what stood there before. */
export const partsOf = (before: Partial<Words>) => list.format(new Set(parts.filter(([part]) => part in before).map(([, said]) => said)))

const list = new Intl.ListFormat('en-US')
