import { openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'

const state = 'ocd-division/country:us/state:ma'
const square = (west: number, east: number) => [[[[west, 42.3], [east, 42.3], [east, 42.4], [west, 42.4], [west, 42.3]]]] as const
const division = (id: string, name: string, west: number, east: number) => ({ id: `${state}/${id}`, name, polygons: square(west, east) })

/** The fixtures' world as a strip of coast: Arden, Winnick and Port Quill side by side, Winnick cut in two for the House. */
export const coast = openDistricts(packDistricts([
  { key: 'place', accuracy: 10, divisions: [division('place:arden', 'Arden', -71.2, -71.1), division('place:winnick', 'Winnick', -71.1, -71), division('place:port_quill', 'Port Quill', -71, -70.9)] },
  { key: 'house', accuracy: 10, divisions: [division('sldl:1st_harbor', '1st Harbor', -71.2, -71.05), division('sldl:2nd_harbor', '2nd Harbor', -71.05, -71), division('sldl:3rd_harbor', '3rd Harbor', -71, -70.9)] },
  { key: 'senate', accuracy: 10, divisions: [division('sldu:harbor_and_hills', 'Harbor and Hills', -71.2, -70.9)] },
  { key: 'congress', accuracy: 10, divisions: [division('cd:1', '1', -71.2, -70.9)] },
  { key: 'council', accuracy: 10, divisions: [division('council_district:1', '1', -71.2, -70.9)] },
]))
