import type { Context } from 'hono'
import * as planks from '#domain/agenda/planks.ts'
import * as groups from '#domain/groups/groups.ts'
import * as committees from '#domain/legislature/committees.ts'
import * as officials from '#domain/legislature/officials.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Choices } from '#office/actions/addressees.tsx'
import type { Inside } from '#office/guard.ts'

/**
 * What an action may name here: offices that everybody shares or that districts decide one of, committees, everybody by name, planks; and
 * whom it may come from. Whoever drafts for groups alone drafts for one of theirs.
 */
export async function choicesIn(c: Context<Inside>, picked: readonly number[] = []): Promise<Choices> {
  const { db, actor } = c.var
  const offices = c.var.atlas().jurisdiction.posts.filter(({ branch }) => branch === 'executive').map(({ key, title }) => ({ key, title }))
  const [sitting, known, all, platform, everyGroup] = await Promise.all([
    officials.list(db), officials.withIds(db, picked), committees.list(db), planks.whole(db), groups.names(db),
  ])
  const gone = known.filter(({ id }) => !sitting.some((official) => official.id === id))
  const former = gone.map(({ terms: [term], ...official }) => {
    const { district = '', district_id = '' } = term ?? {}
    return { ...official, office: '', title: 'No longer in office', short_title: '', district, district_id }
  })
  const whole = scope.isWhole(actor, 'draft actions')
  const own = scope.groupsOf(actor, 'draft actions')
  return {
    offices, committees: all, officials: [...sitting, ...former], planks: platform.flatMap((agenda) => agenda.planks),
    whole, groups: whole ? everyGroup : everyGroup.filter(({ id }) => own.includes(id)),
  }
}
