import type { Given } from '#http/form.ts'
import type { Choices } from '#office/actions/addressees.tsx'
import { pickedIn } from '#office/actions/action-form.ts'
import type { Difference } from '#office/actions/meanwhile.tsx'

const labels: Record<string, string> = {
  title: 'Title', kind: 'Kind', ask: 'The ask', why: 'Why now', talking_points: 'Talking points', more_info: 'If they want to know more', fact_sheet_url: 'Fact sheet',
  issue: 'Issue', script: 'The script', addresses: 'Whom it addresses', office: 'Office', committee_id: 'Committee', bill_number: 'Bill number', bill_title: 'Title of the bill',
  bill_sponsor: 'Sponsor', bill_committee: 'Committee it lies before', urgent: 'Urgent', closes_at: 'Closes', plank_id: 'Plank of the platform', group_id: 'Group', credit: 'Submitted by',
}

/** The fields that two forms of one action fill in differently, in the words of the form. */
export function differencesBetween(theirs: Given, yours: Given, { committees, officials, planks, groups }: Choices): Difference[] {
  const shown = (given: Given, name: string) => {
    const value = (given[name] ?? '').trim()
    if (name === 'plank_id') return planks.find(({ id }) => String(id) === value)?.title ?? value
    if (name === 'group_id') return groups.find(({ id }) => String(id) === value)?.name ?? value
    return name === 'committee_id' ? committees.find(({ id }) => String(id) === value)?.name ?? value : value
  }
  const people = (given: Given) => officials.filter(({ id }) => pickedIn(given).includes(id)).map(({ name }) => name).join(', ')
  const fields = Object.entries(labels).map(([name, field]) => ({ field, theirs: shown(theirs, name), yours: shown(yours, name) }))
  return [...fields, { field: 'Picked by hand', theirs: people(theirs), yours: people(yours) }].filter((difference) => difference.theirs !== difference.yours)
}
