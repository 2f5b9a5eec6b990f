const posts: Record<string, string> = {
  lower: 'house',
  upper: 'senate',
  governor: 'governor',
  lt_governor: 'lieutenant-governor',
  'lieutenant governor': 'lieutenant-governor',
  'attorney general': 'attorney-general',
  'secretary of state': 'secretary',
  'chief election officer': 'secretary',
  treasurer: 'treasurer',
  auditor: 'auditor',
}

/** The post that Open States calls `type`; nothing for a type we do not know. */
export function postOf(type: string): string | undefined {
  return posts[type.toLowerCase()]
}

/** The chamber of an Open States committee: `joint`, `house` or `senate`. */
export function chamberOf(chamber: string): string {
  return chamber === 'legislature' ? 'joint' : (posts[chamber] ?? chamber)
}

/** One word for a committee role however the source says it: `Chairperson` is `chair`, nothing is `member`. */
export function committeeRole(label: string | null | undefined): string {
  const role = (label ?? '').toLowerCase().replace(/\s+/g, ' ').trim()
  if (role === '') return 'member'
  if (/^ranking( \w+)?$/.test(role) || /^ranking \w+ member$/.test(role)) return 'ranking member'
  return role.replace(/chair(?:man|woman|person)$/, 'chair').replace(/^co-?\s*chair$/, 'chair')
}
