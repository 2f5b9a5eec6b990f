import { routes } from '#http/routes.ts'
import type { DeskProps } from '#office/groups/desk-props.ts'
import { Choose } from '#ui/choose.tsx'
import { Day } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { groupRoles } from '#ui/group-words.ts'
import { Mend } from '#ui/mend.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { count, entries } from '#ui/words.ts'

export function Members({ group, members, number, page, more, rights }: DeskProps) {
  return (
    <section class="panel" aria-labelledby="members">
      <h2 id="members">Who is in it</h2>
      <p class="meta">{count(number, 'person', 'people')}</p>
      {members.length === 0 && <p class="empty">Nobody yet. Invite the first.</p>}
      {members.length > 0 && (
        <table class="table table--folds">
          <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Since</th>{rights.minds && <th scope="col"><span class="unseen">Acts</span></th>}</tr></thead>
          <tbody>
            {members.map((member) => (
              <tr>
                <th scope="row">{member.name || 'Without a name'}<br /><span class="meta breaks">{member.email}{!member.agrees && ' · gets no letters'}</span></th>
                <td data-label="Role">{rights.minds ? <RoleForm group={group} member={member} /> : groupRoles[member.role]}</td>
                <td data-label="Since"><Day at={member.joinedAt} /></td>
                {rights.minds && <td><Remove group={group} member={member} /></td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(page > 0 || more) && (
        <nav class="pager" aria-label="Pages of members">
          {page > 0 ? <a href={routes.office.group.href(group, { page: page - 1 })}>Before</a> : <span />}
          {more && <a href={routes.office.group.href(group, { page: page + 1 })}>Further members</a>}
        </nav>
      )}
    </section>
  )
}

const Remove = ({ group, member }: Pick<DeskProps, 'group'> & { member: DeskProps['members'][number] }) => (
  <Pressing href={routes.office.groupMember.href({ id: group.id, person: member.personId })} method="DELETE" class="button button--small button--quiet">Remove<span class="unseen"> {member.name}</span></Pressing>
)

function RoleForm({ group, member }: Pick<DeskProps, 'group'> & { member: DeskProps['members'][number] }) {
  return (
    <form class="row" method="post" action={routes.office.groupMember.href({ id: group.id, person: member.personId })}>
      <input type="hidden" name="_method" value="PUT" />
      <p class="field">
        <select name="role" aria-label={`Role of ${member.name}`}>{entries(groupRoles).map(([role, word]) => <option value={role} selected={member.role === role}>{word}</option>)}</select>
      </p>
      <button class="button button--small">Change<span class="unseen"> the role of {member.name}</span></button>
    </form>
  )
}

export function Invite({ group, invited, invitation: form }: DeskProps) {
  return (
    <section class="panel card" aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <form class="fields" method="post" action={routes.office.groupInvitations.href(group)}>
        <Mend form={form} ids={{ email: 'invite-email' }} />
        <Field form={form} id="invite-email" label="E-mail address" name="email" type="email" autocomplete="off" required maxLength={254} hint="A letter asks them. It works for fourteen days." />
        <Choose form={form} id="invite-role" label="As" name="role" options={entries(groupRoles)} />
        <p class="buttons"><button class="button button--primary">Send the invitation</button></p>
      </form>
      {invited.length > 0 && (
        <>
          <h3>Waiting for an answer</h3>
          <ul class="lines">
            {invited.map(({ id, email, role }) => (
              <li class="row row--apart"><span class="breaks">{email} <span class="meta">{groupRoles[role]}</span></span> <Pressing href={routes.office.groupInvitation.href({ id: group.id, invitation: id })} method="DELETE" class="button button--small button--quiet">Take it back</Pressing></li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
