import type { Role } from '#domain/staff/may.ts'

const roles: Record<Role, { word: string; means: string }> = {
  organiser: { word: 'Organizer', means: 'Works with people and groups, writes and publishes actions, reads what came of them.' },
  editor: { word: 'Editor', means: 'Writes and publishes. Sees no lists of people.' },
  auditor: { word: 'Auditor', means: 'Reads everything, also what was done, and changes nothing.' },
  administrator: { word: 'Administrator', means: 'All of that, and who works here, letters, and settings.' },
}

export const roleWord = (role: Role) => roles[role].word

export function RoleChoice({ value }: { value: string }) {
  return (
    <fieldset class="field-group">
      <legend class="unseen">Role</legend>
      <div class="choices choices--long">
        {(['organiser', 'editor', 'auditor', 'administrator'] as const).map((role) => (
          <label class="choice">
            <input type="radio" name="role" value={role} checked={role === value} required />
            <span>{roles[role].word}<small>{roles[role].means}</small></span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
