import type { Shown as ShownFeed } from '#domain/calendar/following/feeds.ts'
import type { Applied } from '#domain/groups/applying.ts'
import type { Picture } from '#domain/content/pictures.ts'
import type { Area } from '#domain/groups/areas.ts'
import type { Lack } from '#domain/groups/checklists.ts'
import type { Group } from '#domain/groups/groups.ts'
import type { Invitation } from '#domain/groups/invitations.ts'
import type { Answer } from '#domain/groups/offers.ts'
import type { Member } from '#domain/groups/rolls.ts'
import type { Status, Step } from '#domain/groups/steps.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'

/** All that a group’s desk shows, and what came back wrong to it. */
export type DeskProps = {
  frame: Frame
  actor: Actor
  group: Group
  area: Area
  application?: Applied
  lacks: Lack[]
  history: Step[]
  members: Member[]
  number: number
  page: number
  more: boolean
  invited: Invitation[]
  answers: (Answer & { issue: string })[]
  mentors: { id: string; name: string }[]
  parent?: Group
  picture?: Picture
  feeds: ShownFeed[]
  ways: readonly Status[]
  rights: Record<'reads' | 'reviews' | 'runs' | 'minds' | 'writes', boolean>
  did?: string
  wrong?: string
  checklist?: Refused
  term?: Refused
  invitation?: Refused
  pictureForm?: Refused
  calendarForm?: Refused
}
