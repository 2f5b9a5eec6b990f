import type { PackFiles } from '#engines/jurisdictions/read-jurisdiction.ts'

/** An invented state with parishes, one chamber, a territory of its own kind and nothing of any real one. */
export const arcadia: PackFiles = {
  'jurisdiction.yaml': `key: arcadia
name: Arcadia
abbreviation: AR
division: ocd-division/country:xx/province:arcadia
timeZone: America/Denver
legislature: { name: Arcadian Assembly }
address: { stateNames: [AR, Arcadia], zips: '^9\\d{4}$' }
placeTypes: { P: parish }
layers:
  - { key: assembly, type: sldl, numbered: true, display: 'Ward {number}', ignored: [ward],
      singular: ward, plural: wards, column: ward, divisions: 2 }
  - { key: place, type: parish, singular: parish, plural: parishes, column: parish, divisions: 2 }
posts:
  - { key: assembly, layer: assembly, title: Member of the Assembly, short: MA, branch: legislature }
  - { key: herald, title: Herald, short: Her., branch: executive, seats: 2 }
  - { key: reeve, layer: place, title: Reeve, short: Reeve, branch: executive }
rosters:
  - { posts: [assembly, herald], source: The Arcadian Almanack, asOf: 2030-01-01 }
`,
  'places.csv': 'name,county,type,other_names\nElm Hollow,,P,The Hollow;Hollow\nSt. Anne-on-Sea,,P,\n',
  'districts.csv': `layer,id,name,other_names
assembly,ocd-division/country:xx/province:arcadia/sldl:1,Ward 1,
assembly,ocd-division/country:xx/province:arcadia/sldl:2,Ward 2,
`,
  'precincts.csv': 'place,ward,precincts,assembly\nElm Hollow,-,1-3 3A,1\nSt. Anne-on-Sea,N,A B1,2nd\nSt. Anne-on-Sea,S,1,Ward 1\n',
  'postal-names.csv': 'name,places\nSeaside,St. Anne-on-Sea;The Hollow\n',
  'officials.yaml': `- name: Ida Ash
  familyName: Ash
  roles: [{ post: assembly, district: First }]
  ids: [{ scheme: almanack, identifier: ash-1 }]
- name: Ned Oak
  familyName: Oak
  roles: [{ post: herald }]
  ids: []
`,
  'committees.csv': `chamber,code,committee,role,person,person_id
assembly,A1,Bridges,chair,Ida Ash,ash-1
assembly,A1,Bridges,member,Ned Oak,
`,
}
