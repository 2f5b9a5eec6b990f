import type { ComponentChildren } from 'preact'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Shown } from '#domain/content/pictures.ts'
import type { Listed } from '#domain/content/stories.ts'
import type { Area } from '#domain/groups/areas.ts'
import type { Group } from '#domain/groups/groups.ts'
import type { Link } from '#domain/groups/links.ts'
import type { Role } from '#domain/groups/members.ts'
import type { Offer } from '#domain/groups/offers.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import type { CardGroup } from '#ui/group-card.tsx'

export type GroupProps = {
  frame: Frame
  group: Group
  area: Area
  outline?: string
  picture?: Shown
  towns: number
  members: number
  leads: string[]
  links: Link[]
  offers: Offer[]
  stories: Listed[]
  events: OnCalendar[]
  open: boolean
  parent?: Pick<Group, 'slug' | 'name'>
  below: CardGroup[]
  near: CardGroup[]
  /** What the visitor is in this group, when they are signed in. */
  you?: Role | 'nobody yet'
  did?: string
  kept: boolean
  join?: Refused
  message?: Refused
  lastLead?: boolean
  wait?: ComponentChildren
}
