import type { Change } from '#domain/newsletter/changes.ts'
import type { Actor } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'

/** What everybody may read is said by whoever writes for the whole organization, also by taking a word back. */
export const mayUndo = (actor: Actor, { before }: Pick<Change, 'before'>) => before.archived === undefined || scope.isWhole(actor, 'write to people')
