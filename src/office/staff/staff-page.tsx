import type { Member } from '#domain/staff/staff.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { RoleChoice, roles, roleWord } from '#office/staff/role-choice.tsx'
import { Day } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; members: Member[]; form?: Refused }

export function StaffPage({ frame, actor, members, form }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="Staff" room="staff">
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="working">
          <h2 id="working">Who works here</h2>
          <p class="meta">For the whole organization. <a href={routes.office.appointments.href()}>Working for a group</a></p>
          <table class="table table--folds">
            <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">E-mail</th><th scope="col">Since</th></tr></thead>
            <tbody>{members.map((member) => <MemberRow member={member} self={member.id === actor.id} />)}</tbody>
          </table>
        </section>
        <section class="panel card" aria-labelledby="invite">
          <h2 id="invite">Invite somebody</h2>
          <form class="fields" method="post" action={routes.office.staff.href()}>
            <Mend form={form} />
            <Field label="Name" name="name" autocomplete="off" required maxLength={100} form={form} />
            <Field label="E-mail address" name="email" type="email" autocomplete="off" required hint="The invitation goes there. It works for a week." form={form} />
            <RoleChoice roles={roles} value={form?.given.role ?? 'organiser'} />
            <p class="buttons"><button class="button button--primary">Send the invitation</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}

function MemberRow({ member, self }: { member: Member; self: boolean }) {
  return (
    <tr>
      <th scope="row"><a href={routes.office.staffMember.href({ id: member.id })}>{member.name}</a>{self && <> <span class="meta">you</span></>}</th>
      <td data-label="Role">{roleWord(member.role)}</td>
      <td data-label="E-mail" class="breaks">{member.email}</td>
      <td data-label="Since">{member.email_verified ? <Day at={member.created_at} /> : <span class="badge badge--careful">Invited</span>}</td>
    </tr>
  )
}
