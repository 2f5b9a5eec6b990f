import type { Member } from '#domain/staff/staff.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { RoleChoice, roles } from '#office/staff/role-choice.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; member: Member; wrong?: string }

export function MemberPage({ frame, actor, member, wrong }: Props) {
  const action = routes.office.staffMember.href({ id: member.id })
  return (
    <OfficeLayout frame={frame} actor={actor} title={member.name} room="staff" above={<p><a href={routes.office.staff.href()}>Staff</a></p>}>
      {wrong && <div class="notice notice--wrong office-notice" role="alert"><p>{wrong}</p></div>}
      <div class="panels panels--two">
        <section class="panel" aria-labelledby="role">
          <h2 id="role">Role</h2>
          <p class="breaks">{member.email}</p>
          <form class="fields" method="post" action={action}>
            <input type="hidden" name="_method" value="PUT" />
            <RoleChoice roles={roles} value={member.role} />
            <p class="buttons"><button class="button button--primary">Change the role</button></p>
          </form>
        </section>
        <section class="panel" aria-labelledby="withdraw">
          <h2 id="withdraw">End their work here</h2>
          <p>{member.name} is signed out everywhere, and passkeys and invitations stop working. What they did stays in the record. You can invite them again.</p>
          <form method="post" action={action}>
            <input type="hidden" name="_method" value="DELETE" />
            <p class="buttons"><button class="button button--danger">Withdraw {member.name}</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}
