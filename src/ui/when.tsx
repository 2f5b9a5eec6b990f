type Spell = { starts_at: Date; ends_at: Date; zone: string }

/** "Saturday, December 5, 10:00 AM – 12:00 PM EST", as the clocks of that zone say it. */
export function whenWords({ starts_at, ends_at, zone }: Spell): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
  return format.formatRange(starts_at, ends_at).replace(/[\u2009\u202f]/g, ' ')
}

export function When(spell: Spell) {
  return <time datetime={spell.starts_at.toISOString()}>{whenWords(spell)}</time>
}
