import type { Person } from '#domain/people/person.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { AgreementsPanel } from '#office/people/agreements-panel.tsx'
import { GroupsPanel, HouseholdPanel, StandingPanel, VolunteerPanel } from '#office/people/belonging-panels.tsx'
import { DistrictsPanel } from '#office/people/districts-panel.tsx'
import { HistoryPanel, ProfilePanel } from '#office/people/profile-panel.tsx'
import type { Reading } from '#office/people/reading.ts'
import { ReturnsPanel } from '#office/people/returns-panel.tsx'
import { TimelinePanel } from '#office/people/timeline-panel.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { who } from '#ui/who.ts'

type Props = { frame: Frame; actor: Actor; person: Person; reading: Reading; did?: string; change?: number; form?: Refused }

export function PersonPage({ frame, actor, person, reading, did, change, form }: Props) {
  const edits = actor.deeds.has('edit people')
  const buttons = edits && (
    <>
      {actor.deeds.has('forget people') && <a class="button button--small" href={routes.office.personForgetting.href(person)}>Forget</a>}
      <a class="button button--primary button--small" href={routes.office.personForm.href(person)}>Edit</a>
    </>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} room="people" title={who(person)} above={<p class="meta"><a href={routes.office.people.href()}>People</a></p>} buttons={buttons}>
      <Done person={person} did={did} change={edits ? change : undefined} />
      <div class="panels panels--lead">
        <div class="panels">
          <ProfilePanel person={person} reading={reading} />
          <TimelinePanel person={person} reading={reading} actor={actor} />
          <ReturnsPanel person={person} reading={reading} actor={actor} />
          <HistoryPanel reading={reading} />
        </div>
        <div class="panels">
          <DistrictsPanel districts={reading.districts} />
          <AgreementsPanel person={person} reading={reading} edits={edits} form={form} />
          <GroupsPanel reading={reading} actor={actor} />
          <StandingPanel person={person} reading={reading} />
          <VolunteerPanel reading={reading} actor={actor} />
          <HouseholdPanel reading={reading} />
        </div>
      </div>
    </OfficeLayout>
  )
}

const said: Record<string, string> = {
  add: 'Added. Nothing was sent to them.', edit: 'Saved.', same: 'Nothing was different.', undo: 'Taken back. What others have changed since stays.',
  'not-undone': 'There was nothing left to take back: somebody has changed it since.', consent: 'Written down. It counts from now on.',
  lift: 'Letters to many go to this address again. What came back before counts no longer.', lifted: 'Letters to many already go to that address.',
}

function Done({ person, did = '', change }: Pick<Props, 'person' | 'did' | 'change'>) {
  const words = said[did === 'edit' && !change ? 'same' : did]
  if (!words) return null
  return (
    <div class="notice notice--right office-notice" role="status">
      <p>{words}</p>
      {did === 'edit' && change && <Pressing href={routes.office.personChange.href({ id: person.id, change })} method="DELETE">Undo: as it was before</Pressing>}
    </div>
  )
}
