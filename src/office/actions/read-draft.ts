import type { Context } from 'hono'
import type { Action, Draft } from '#domain/actions/actions.ts'
import * as publishing from '#domain/actions/publishing.ts'
import { readForm, readGiven, type Refused, refuse } from '#http/form.ts'
import { actionForm, draftFrom, pickedIn } from '#office/actions/action-form.ts'
import type { Choices } from '#office/actions/addressees.tsx'
import { lackWords } from '#office/actions/lack-words.ts'
import type { Inside } from '#office/guard.ts'

type Read = { ok: true; words: Draft; picked: number[] } | Refused

/** What was typed, checked against what there is here, and for a published action against what visitors need. */
export async function readDraft(c: Context<Inside>, choices: Choices, action?: Action): Promise<Read> {
  const form = await readForm(c, actionForm)
  if (!form.ok) return form
  const given = await readGiven(c)
  const { credit, ...typed } = draftFrom(form.values)
  const words = choices.whole ? { ...typed, credit } : typed
  const picked = words.addresses === 'picked' ? pickedIn(given).filter((id) => choices.officials.some((official) => official.id === id)) : []
  if (words.office && !choices.offices.some(({ key }) => key === words.office)) return refuse(given, 'office', 'There is no such office here. Choose one of the list.')
  if (words.committee_id && !choices.committees.some(({ id }) => id === words.committee_id)) return refuse(given, 'committee_id', 'There is no such committee now. Choose one of the list.')
  if (words.plank_id && !choices.planks.some(({ id }) => id === words.plank_id)) return refuse(given, 'plank_id', 'There is no such plank now. Choose one of the list.')
  if (words.group_id ? !choices.groups.some(({ id }) => id === words.group_id) : !choices.whole) return refuse(given, 'group_id', 'Choose one of the list.')
  if (choices.whole && words.group_id && credit) return refuse(given, 'credit', 'It comes from a group or from an ally, not from both. Take one of them away.')

  const [lack] = action?.published_at ? publishing.lacks({ ...words, closes_at: null }, picked) : []
  return lack ? refuse(given, lackWords[lack].field, `Visitors can see this action, so it needs ${lackWords[lack].words}. Unpublish it first to take that away.`) : { ok: true, words, picked }
}
