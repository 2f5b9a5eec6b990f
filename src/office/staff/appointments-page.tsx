import type { Appointment } from '#domain/staff/appointments.ts'
import type { ScopeRole } from '#domain/staff/may.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { RoleChoice } from '#office/staff/role-choice.tsx'
import { Choose } from '#ui/choose.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; appointments: Appointment[]; groups: { id: number; name: string }[]; form?: Refused }

const roles: Record<ScopeRole, { word: string; means: string }> = {
  lead: { word: 'Lead', means: 'Sees and writes to the people of the group, calls for help.' },
  organiser: { word: 'Organizer', means: 'The same, on behalf of the whole organization.' },
  editor: { word: 'Editor', means: 'Edits the group’s page. Sees no lists of people.' },
  auditor: { word: 'Auditor', means: 'Reads what a lead reads, and changes nothing.' },
}

export function AppointmentsPage({ frame, actor, appointments, groups, form }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="Working for a group" room="staff" above={<p><a href={routes.office.staff.href()}>Staff</a></p>}>
      <p class="meta under-title">A role here reaches the people of one group and of the groups below it, and nobody else. Leads whom a group chose itself stand on the group’s page.</p>
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="appointed">
          <h2 id="appointed">Who is appointed</h2>
          {appointments.length === 0 ? <p class="empty">Nobody is yet. Groups are run by the leads they chose.</p> : (
            <table class="table table--folds">
              <thead><tr><th scope="col">Name</th><th scope="col">Group</th><th scope="col">Role</th><th scope="col"><span class="unseen">End</span></th></tr></thead>
              <tbody>{appointments.map((one) => <AppointmentRow {...one} />)}</tbody>
            </table>
          )}
        </section>
        <section class="panel card" aria-labelledby="appoint">
          <h2 id="appoint">Appoint somebody</h2>
          <form class="fields" method="post" action={routes.office.appointments.href()}>
            <Mend form={form} />
            <Field label="Name" name="name" autocomplete="off" required maxLength={100} form={form} />
            <Field label="E-mail address" name="email" type="email" autocomplete="off" required hint="An invitation goes there." form={form} />
            <Choose form={form} label="Group" name="group" blank="Choose" required options={groups.map(({ id, name }) => [id, name])} />
            <RoleChoice roles={roles} value={form?.given.role ?? 'lead'} />
            <p class="buttons"><button class="button button--primary">Appoint</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}

function AppointmentRow({ id, name, email, group, role }: Appointment) {
  return (
    <tr>
      <th scope="row">{name} <span class="meta breaks">{email}</span></th>
      <td data-label="Group">{group}</td>
      <td data-label="Role">{roles[role].word}</td>
      <td>
        <Asking dialog={`end-${id}`}>End</Asking>
        <Dialog id={`end-${id}`} title={`End ${name}’s work for ${group}?`} href={routes.office.appointment.href({ id })} method="DELETE" verb="End it" keep="Keep it" danger>
          <p>From the next page on they see nobody of {group} in the office. What they did stays in the record.</p>
        </Dialog>
      </td>
    </tr>
  )
}
