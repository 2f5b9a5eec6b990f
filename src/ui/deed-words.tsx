import type { Actor } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Row } from '#platform/row.ts'

type Deed = Pick<Row<'deeds'>, 'kind' | 'subject' | 'subject_id'>
/** `room`: where the thing is to be found, by its number or by whose it is, for those who may do `deed`; `of`: when it is one of these. */
type Told = { words: string; room?: { href: (subjectId: number, personId: number) => string; deed: string; of?: string } }

const asMember = { href: (_term: number, id: number) => routes.office.member.href({ id }), deed: 'read membership' }

const helpCall = { href: (id: number) => routes.office.helpCall.href({ id }), deed: 'read volunteers', of: 'help-call' }

const group = { href: (id: number) => routes.office.group.href({ id }), deed: 'read groups' }

/** What people do, as their timeline tells it. Every room that notes deeds adds its own kinds here. */
const kinds: Record<string, Told> = {
  'became-member': { words: 'Became a member', room: asMember },
  renewed: { words: 'Renewed their membership', room: asMember },
  lapsed: { words: 'Let their membership lapse', room: asMember },
  donated: { words: 'Donated', room: { href: (id) => routes.office.payment.href({ id }), deed: 'read membership' } },
  'offered-help': { words: 'Offered to help' },
  'said-yes': { words: 'Said yes', room: helpCall },
  attended: { words: 'Came' },
  helped: { words: 'Helped', room: helpCall },
  reported: { words: 'Told us how an action went', room: { href: (id) => routes.office.action.href({ id }), deed: 'read reports' } },
  'submitted-action': { words: 'Submitted a call to action', room: { href: (id) => routes.office.actionSubmission.href({ id }), deed: 'publish actions' } },
  'submitted-event': { words: 'Told us about an event', room: { href: (id) => routes.office.event.href({ id }), deed: 'publish events' } },
  'applied-for-group': { words: 'Applied to start a group', room: group },
  'proposed-team': { words: 'Proposed a team', room: group },
  'joined-group': { words: 'Joined a group', room: group },
  'led-group': { words: 'Began to lead a group', room: group },
  'left-group': { words: 'Left a group', room: group },
}

/** All that somebody can have done, by kind. */
export const deedKinds = () => Object.keys(kinds)

/** "Told us how an action went". A kind that nobody described is said by its name. */
export const deedWords = (kind: string) => kinds[kind]?.words ?? plainly(kind)

/** What somebody did, as a link to the thing when this actor may open its room. */
export function DeedWords({ deed: { kind, subject, subject_id: id }, person, actor }: { deed: Deed; person: { id: number }; actor: Actor }) {
  const room = kinds[kind]?.room
  return room && (!room.of || room.of === subject) && actor.deeds.has(room.deed) ? <a href={room.href(id, person.id)}>{deedWords(kind)}</a> : <>{deedWords(kind)}</>
}

const plainly = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ')
