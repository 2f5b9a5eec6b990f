import type { Listed } from '#domain/calendar/answers.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'

export type ComingProps = {
  frame: Frame
  actor: Actor
  time: OnCalendar
  said: Listed[]
  /** Whether whoever looks may write down what they hear, and who came. */
  runs: boolean
  begun: boolean
  /** Whether a yes is taken. */
  open: boolean
  form?: Refused
  did?: string
}
