import type { Addresses } from '#engines/addresses/addresses.ts'
import type { Districts } from '#engines/districts/districts.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'

/** What a process holds in memory to answer where somebody votes. What was not imported is not there. */
export type Atlas = { jurisdiction: Jurisdiction; districts?: Districts | undefined; addresses?: Addresses | undefined }
