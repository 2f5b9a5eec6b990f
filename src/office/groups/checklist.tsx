import type { Applied } from '#domain/groups/applying.ts'
import type { Lack } from '#domain/groups/checklists.ts'
import type { Group } from '#domain/groups/groups.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Moment } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'

/** What whoever asked for the group wrote. */
export function Application({ application, group }: { application: Applied; group: Group }) {
  const team = group.kind.endsWith('team')
  const lines = [
    ['Where', application.place], ['Why', application.why], ['The first people', application.first_people], ['Purpose', team ? group.about : ''],
    ['First steps', group.first_steps], ['Wanted', group.wanted], ['Mentor', application.mentor],
  ]
  return (
    <section class="panel" aria-labelledby="application">
      <h2 id="application">{team ? 'The proposal' : 'The application'}</h2>
      <p class="meta">{application.name}{application.email && <>, <span class="breaks">{application.email}</span></>}, <Moment at={application.applied_at} /></p>
      <dl class="facts">{lines.filter(([, words]) => words).map(([word, words]) => <><dt>{word}</dt><dd>{words}</dd></>)}</dl>
    </section>
  )
}

type Props = { group: Group; application: Applied; lacks: Lack[]; mentors: { id: string; name: string }[]; checklist?: Refused }

/** What has to happen before it is affiliated. */
export function Checklist({ group, application, lacks, mentors, checklist: form }: Props) {
  return (
    <section class="panel card" aria-labelledby="list">
      <h2 id="list">Before it is affiliated</h2>
      <p class="meta">{lacks.length === 0 ? 'All is done.' : `Still missing: ${lacks.join(', ')}.`}</p>
      <form class="fields" method="post" action={routes.office.groupChecklist.href(group)}>
        <input type="hidden" name="_method" value="PUT" />
        <Mend form={form} />
        <Field form={form} label="Conversation held on" name="conversation_on" type="date" value={application.conversation_on ?? ''} optional />
        <Field form={form} label="Agreement accepted on" name="agreement_on" type="date" value={application.agreement_on ?? ''} optional />
        <Field form={form} label="First meeting on" name="first_meeting_on" type="date" value={application.first_meeting_on ?? ''} optional />
        <Choose form={form} label="Mentor" name="mentor_id" value={application.mentor_id} blank="Nobody yet" options={mentors.map(({ id, name }) => [id, name])} />
        <p class="meta">{lacks.includes('two leads') ? 'Two leads: invite the second below.' : 'Two leads: named.'}</p>
        <p class="buttons"><button class="button button--small">Keep the list</button></p>
      </form>
    </section>
  )
}
