import { mulberry } from './chance.ts'
import { familyNames, givenNames } from './names.ts'

export type MadeUpText = { slug: string; title: string; lede: string; body: string; author: string; daysAgo: number }

/** What such a site writes about, the commoner first; the rest of its words are names of places and people that hardly return. */
const told = `housing rent climate transit bus health care schools teachers budget vote voters election ballot committee hearing senator representative bill
  neighbors meeting chapter members volunteers call letter office governor amendment testimony tenants landlords heating energy wind solar pipeline water
  sewer bridge river coast flood storm library nurses hospital insurance wages union workers strike childcare parents students college debt tuition tax
  income wealth revenue cuts layoffs immigration shelter safety police prison bail records privacy transparency lobbying money democracy district map
  redistricting recount precinct registration mail deadline turnout canvass phone bank training rally march vigil potluck minutes agenda motion resolution
  farm food hunger pantry dental mental addiction recovery veterans elders disability access ramp sidewalk bicycle train station fare commuter highway
  broadband zoning affordable apartments eviction foreclosure deposit inspection lead asbestos mold radiator boiler insulation weatherization utilities
  rates shutoff moratorium emissions methane forest trees orchard harbor fishermen clams dredging ferry lighthouse island tourism jobs apprentices
  carpenters electricians procurement contract audit ethics complaint subpoena override veto compromise conference filibuster caucus leadership speaker
  reprieve surcharge rebate voucher subsidy ombudsman`.trim().split(/\s+/)
const small = 'the of and to in a for is on that with as it was by we our this will from they are have at not be who'.split(' ')

/** Stories and pages as a busy organization would have after many years, each about some sixty words of its own: the same for the same seed. */
export function* madeUpTexts(seed: number, count: number): Iterable<MadeUpText> {
  const chance = mulberry(seed)
  const known = [...told, ...givenNames, ...familyNames]
  const pick = (of: readonly string[], lean = 1) => of[Math.floor(chance() ** lean * of.length)] ?? ''
  const sentence = (own: readonly string[], length: number) => {
    const said = Array.from({ length }, () => (chance() < 0.4 ? pick(small, 2) : pick(own, 1.5))).join(' ')
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
  }
  for (let number = 0; number < count; number++) {
    const own = [...Array.from({ length: 60 }, () => pick(known, 1.6)), `H.${1000 + Math.floor(chance() * 4000)}`]
    const paragraph = () => Array.from({ length: 4 }, () => sentence(own, 9 + Math.floor(chance() * 9))).join(' ')
    yield {
      slug: `made-up-${number}`,
      title: sentence(own, 4 + Math.floor(chance() * 5)).slice(0, -1),
      lede: sentence(own, 12 + Math.floor(chance() * 10)),
      body: Array.from({ length: 3 + Math.floor(chance() * 9) }, paragraph).join('\n\n'),
      author: `${pick(givenNames)} ${pick(familyNames)}`,
      daysAgo: Math.floor(chance() * 3650),
    }
  }
}
