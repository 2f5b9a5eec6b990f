import type { Calendar } from '#engines/calendar/write-calendar.ts'

export const feed = (changes: Partial<Calendar> = {}): Calendar => ({
  method: 'PUBLISH', name: null, description: null, url: null, source: null, color: null, refreshMinutes: null, zone: null, guest: null, events: [], ...changes,
})
