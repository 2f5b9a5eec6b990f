const words = (text: string) => text.trim().split(/\s+/)

/** The commoner first. */
export const givenNames = words(`
  Maria James Mary John Linda Robert Susan Michael Patricia David Jennifer William Elizabeth Richard Barbara Joseph Karen Thomas Nancy Charles
  Lisa Daniel Margaret Matthew Sandra Anthony Ashley Mark Emily Steven Donna Paul Michelle Andrew Carol Joshua Amanda Kenneth Melissa Kevin Deborah
  Brian Stephanie George Rebecca Timothy Laura Ronald Sharon Edward Cynthia Jason Kathleen Jeffrey Amy Ryan Angela Jacob Shirley Gary Anna Nicholas
  Brenda Eric Pamela Jonathan Emma Stephen Nicole Larry Helen Justin Samantha Scott Katherine Brandon Christine Benjamin Rachel Samuel Carolyn
  Janet Frank Catherine Alexander Ana Raymond Julia Patrick Ruth Jack Heather Dennis Diane Jerry Olivia Tyler Julie Aaron Joyce José Victoria Adam
  Kelly Nathan Christina Henry Lauren Peter Joan Zachary Evelyn Douglas Judith Noah Andrea Ethan Hannah Carlos Luis Sofía Priya Wei Mei Linh Minh
  Fatima Omar Aisha Ibrahim Kwame Ngozi Adaeze Chidi Yusuf Leila Hassan Noor Ravi Anjali Sanjay Divya Jin Hyun Yuki Kenji Björn Zoë Renée Chloé
  Søren Łukasz Zofia Dmitri Oksana Ivan Svetlana Tomás Inés João Beatriz Rafael Camila Diego Valentina Mateo Lucía Thandiwe Sipho Amara Kofi Abena`)

const common = words(`
  Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Silva Sullivan Murphy Wilson Anderson Thomas Taylor Moore Jackson Martin
  Lee Santos Oliveira Pereira Costa Ferreira Nguyen Tran Pham Chen Wong Liu Kim Park Patel Singh Shah Khan Ahmed Ali Cohen Levine Goldberg Katz
  O’Brien O’Connor Kelly Walsh Ryan Sweeney Doyle McCarthy Fitzgerald Lynch Donovan Leary Callahan Flaherty Rossi Russo Ferrari Romano Marino Bruno
  LeBlanc Gagnon Bouchard Pelletier Côté Lavoie Thibault Gauthier Kowalski Nowak Wójcik Lewandowski Baptiste Pierre Jean-Louis Toussaint Estrada
  Rivera Torres Ortiz Cruz Reyes Morales Gómez Díaz Ramos Vargas Medina Castillo Okafor Mensah Diallo Traoré Haile Tesfaye Abebe Hughes Price Bennett
  Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long Patterson Hall Young Allen King Wright Scott Hill Green Adams Baker Nelson Mitchell
  Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Rogers Reed Cook Morgan Bell Bailey Cooper Richardson Cox Howard Ward`)
const beginnings = words('Hart Win Ash Thorn Black Whit Elder Mar Stan Brad Hazel Fair Lang Pem Wake Har Bel Cald Dun Ell Farn Gar Hol Kings Lin Mel Nor Oak Pres Rad Sel Tarr Und Ver Wal Yar Brook Clif Den Ever')
const endings = words('ley ton ford worth well man field by wick ham stead more den burn combe ridge shaw dale grove mere ster low cott land gate son croft bridge view smith')

export const familyNames = [...common, ...beginnings.flatMap((one) => endings.map((other) => one + other))]

export const streets = words('Main Elm Maple Oak Pleasant School Church Washington Park High Center Summer Winter Spring Cedar Pine Chestnut Walnut Highland Lincoln Franklin River Mill Pond Forest Grove Prospect Union Water Beacon Orchard Willow Court Bridge North South East West Hillside Meadow')
export const streetKinds = words('Street Street Street Avenue Avenue Road Road Lane Drive Court Place Terrace')

export const tags = words(`
  volunteer donor canvasser phone-banker host driver press teacher nurse student union renter homeowner small-business faith climate housing transit
  schools health voting immigration labor water democracy tabling spring-rally town-meeting letter-writer do-not-visit needs-ride speaks-portuguese
  speaks-spanish speaks-vietnamese chapter-founder retired veteran artist web design legal finance food music childcare accessibility`)

export const languages = ['en', 'en', 'en', 'en', 'en', 'en', 'es', 'pt', 'vi', 'zh', 'ht', '']
export const sources = ['website', 'website', 'petition', 'spring-rally', 'tabling', 'friend', 'old-list', 'import-2024', 'door', '']
