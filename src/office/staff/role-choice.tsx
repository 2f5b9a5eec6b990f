import type { Role } from '#domain/staff/may.ts'

const roles: Record<Role, { word: string; means: string }> = {
  organiser: { word: 'Organizer', means: 'Writes and publishes actions, reads what came of them.' },
  administrator: { word: 'Administrator', means: 'All of that, and who works here, letters, and what was done.' },
}

export const roleWord = (role: Role) => roles[role].word

export function RoleChoice({ value }: { value: string }) {
  return (
    <fieldset class="field-group">
      <legend class="unseen">Role</legend>
      <div class="choices choices--long">
        {(['organiser', 'administrator'] as const).map((role) => (
          <label class="choice">
            <input type="radio" name="role" value={role} checked={role === value} required />
            <span>{roles[role].word}<small>{roles[role].means}</small></span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
