import type { Role } from '#domain/staff/may.ts'

type Roles = Record<string, { word: string; means: string }>

export const roles: Record<Role, Roles[string]> = {
  organiser: { word: 'Organizer', means: 'Works with people and groups, writes and publishes actions, reads what came of them.' },
  editor: { word: 'Editor', means: 'Writes and publishes. Sees no lists of people.' },
  auditor: { word: 'Auditor', means: 'Reads everything, also what was done, and changes nothing.' },
  administrator: { word: 'Administrator', means: 'All of that, and who works here, letters, and settings.' },
}

export const roleWord = (role: Role) => roles[role].word

export function RoleChoice({ roles: offered, value }: { roles: Roles; value: string }) {
  return (
    <fieldset class="field-group">
      <legend class="unseen">Role</legend>
      <div class="choices choices--long">
        {Object.entries(offered).map(([role, { word, means }]) => (
          <label class="choice">
            <input type="radio" name="role" value={role} checked={role === value} required />
            <span>{word}<small>{means}</small></span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
