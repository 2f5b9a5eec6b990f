import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as coalitions from '#domain/agenda/coalitions.ts'
import { readFile, type Told } from '#domain/agenda/coalition-file.ts'
import * as keeping from '#domain/agenda/keeping.ts'

export type Intake = { added: number; changed: number; same: number; refused: { row: number; reason: string }[] }

/**
 * Takes a table of coalitions in: new names are added, known ones made as the table says. A row that cannot be taken is refused with a reason
 * and the others are taken. The same table a second time changes nothing.
 */
export async function takeIn(db: Db, actor: audit.Actor, text: string): Promise<Intake | { reason: string }> {
  const lines = readFile(text)
  if ('reason' in lines) return lines
  return together(db, async (tx) => {
    const plankIds = await plankNames(tx)
    const intake: Intake = { added: 0, changed: 0, same: 0, refused: [] }
    const parts: { id: number; told: Told; row: number }[] = []
    for (const line of lines) {
      const reason = 'reason' in line ? line.reason : await take(tx, actor, line.told, plankIds, intake, (id) => parts.push({ id, told: line.told, row: line.row }))
      if (reason) intake.refused.push({ row: line.row, reason })
    }
    for (const part of parts) await join(tx, actor, part, intake)
    return intake
  })
}

/** A plank by its address or its title, in small letters. */
async function plankNames(tx: Db): Promise<Map<string, number>> {
  const planks = await tx.selectFrom('planks').select(['id', 'slug', 'title']).execute()
  return new Map(planks.flatMap(({ id, slug, title }) => [[title.toLowerCase(), id], [slug, id]]))
}

async function take(tx: Db, actor: audit.Actor, told: Told, plankIds: ReadonlyMap<string, number>, intake: Intake, note: (id: number) => void): Promise<string | undefined> {
  const strange = (told.planks ?? []).filter((plank) => !plankIds.has(plank.toLowerCase()))
  if (strange.length) return `planks: there is none called ${strange.map((plank) => `“${plank.slice(0, 80)}”`).join(', ')}`
  const planks = told.planks && [...new Set(told.planks.flatMap((plank) => plankIds.get(plank.toLowerCase()) ?? []))].toSorted((a, b) => a - b)
  const known = await coalitions.named(tx, told.name)
  const { parent: _parent, ...words } = told
  if (!known) {
    const added = await keeping.add(tx, actor, { ...blank, ...words, planks: planks ?? [] })
    if (typeof added === 'string') return added
    intake.added++
    note(added.id)
    return undefined
  }
  note(known.id)
  const before = await coalitions.plankIds(tx, known.id)
  const draft = { ...known, ...words, planks: planks ?? before }
  if (isSame(known, draft) && draft.planks.join() === before.join()) intake.same++
  else {
    await keeping.rewrite(tx, actor, known.id, draft)
    intake.changed++
  }
  return undefined
}

/** What it is part of may stand further down in the table, so it is said last. */
async function join(tx: Db, actor: audit.Actor, { id, told, row }: { id: number; told: Told; row: number }, intake: Intake) {
  if (told.parent === undefined) return
  const parent = told.parent ? await coalitions.named(tx, told.parent) : undefined
  if (told.parent && (!parent || parent.id === id)) return void intake.refused.push({ row, reason: `part of: there is none called “${told.parent}”; everything else of the row is taken` })
  const now = await coalitions.find(tx, id)
  if (!now || now.parent_id === (parent?.id ?? null)) return
  await keeping.rewrite(tx, actor, id, { ...now, parent_id: parent?.id ?? null, planks: await coalitions.plankIds(tx, id) })
}

const blank: Omit<keeping.Draft, 'name' | 'planks'> = { purpose: '', website: '', links: [], our_part: '', status: 'active', is_national: false, parent_id: null }

const isSame = (known: coalitions.Coalition, draft: keeping.Draft) =>
  (['name', 'purpose', 'website', 'our_part', 'status', 'is_national'] as const).every((field) => known[field] === draft[field]) && known.links.join('\n') === draft.links.join('\n')
