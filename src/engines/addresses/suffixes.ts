/** Street suffixes and the short forms in which they are written (after USPS Publication 28, appendix C1, and common use). */
const written = `
alley aly allee ally|annex anx annx|arcade arc|avenue ave av aven avenu avn avnue|bayou byu|beach bch|bend bnd|bluff blf bluf
bluffs blfs|bottom btm bot|boulevard blvd boul boulv bvd bl|branch br brnch|bridge brg brdge|brook brk|brooks brks|burg bg
bypass byp bypas bypa|camp cp cmp|canyon cyn|cape cpe|causeway cswy causwa|center ctr cent cntr cen|centre
circle cir circ circl crcl crcle ci|circles cirs|cliff clf|cliffs clfs|club clb|common cmn|commons cmns|corner cor|corners cors
course crse|court ct crt|courts cts|cove cv|coves cvs|creek crk|crescent cres crsent crsnt|crest crst|crossing xing crssng
crossroad xrd|curve curv|dale dl|dam dm|divide dv|drive dr driv drv|drives drs|estate est|estates ests|expressway expy expr exp expw
extension ext extn extnsn|fall|falls fls|farm|farms|ferry fry|field fld|fields flds|flat flt|flats flts|ford frd|forest frst
forge frg|fork frk|forks frks|fort frt|freeway fwy frwy|garden gdn gardn grdn|gardens gdns grdns|gate|gateway gtwy|glen gln
green grn|grove grv grov|harbor hbr harb|harbour|haven hvn|heath|heights hts ht hgts|highway hwy highwy hiway hway|hill hl|hills hls
hollow holw hllw|inlet inlt|island is|islands iss|isle|junction jct jctn|knoll knl knol|knolls knls|lake lk|lakes lks
landing lndg lndng|lane ln la|light lgt|loaf lf|lock lck|lodge ldg|loop loops|mall|manor mnr|meadow mdw|meadows mdws medows|mews
mill ml|mills mls|mission msn|motorway mtwy|mount mt|mountain mtn mntn|neck nck|oaks|orchard orch|oval ovl|overlook ovlk
overpass opas|park pk prk|parks|parkway pkwy pky pkway parkwy pwy|pass|passage psge|path paths|pike pikes|pine pne|pines pnes
place pl plc|plain pln|plains plns|plaza plz plza|point pt pnt|points pts|pond pd|port prt|promenade prom|ramp|ranch rnch
rapids rpds|reach|rest rst|ridge rdg rdge|ridges rdgs|rise|river riv|road rd|roads rds|rotary rot|row|run|shoal shl|shore shr
shores shrs|spring spg spng|springs spgs|spur|square sq sqr sqre|squares sqs|station sta stn|stream strm|street st str strt
streets sts|summit smt|terrace ter terr tr te|throughway trwy|trace trce|track trak|trail trl trails|tunnel tunl|turn
turnpike tpke trpk turnpk tnpk tpk|underpass upas|union un|valley vly vlly|viaduct via|view vw|views vws|village vlg vill|villas
vista vis vst|walk walks wlk|wall|way wy|ways|well wl|wells wls|wharf whf|woods wds`

const long = new Map<string, string>()
for (const group of written.split(/[|\n]/u)) {
  const forms = group.trim().split(' ')
  for (const form of forms) if (form) long.set(form, forms[0] ?? form)
}

/** The full word of a street suffix ("ave" -> "avenue", "avenue" -> "avenue"); undefined for a word that is none. */
export function suffix(word: string): string | undefined {
  return long.get(word)
}

const types = new Set('street road avenue lane drive court terrace place circle boulevard parkway highway way square extension'.split(' '))

/** Whether a full suffix only says what kind of way it is; "hill" or "neck" may as well be the end of a name ("Winter Hill Avenue"). */
export function isType(word: string): boolean {
  return types.has(word)
}
