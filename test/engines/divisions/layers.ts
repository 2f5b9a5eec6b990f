import type { Layer } from '#engines/divisions/layer.ts'

const prefix = 'ocd-division/country:us/state:ma'

export const house: Layer = { key: 'house', prefix, type: 'sldl', numbered: false, ignored: [] }
export const senate: Layer = { key: 'senate', prefix, type: 'sldu', numbered: false, ignored: [] }
export const place: Layer = { key: 'place', prefix, type: 'place', numbered: false, ignored: ['town of', 'city of'] }
export const congress: Layer = {
  key: 'congress',
  prefix,
  type: 'cd',
  numbered: true,
  display: '{ordinal} Congressional District',
  ignored: ['congressional', 'massachusetts', 'ma'],
}
export const council: Layer = {
  key: 'council',
  prefix,
  type: 'council_district',
  numbered: true,
  display: '{ordinal} District',
  ignored: ["governor's council", 'council'],
}
