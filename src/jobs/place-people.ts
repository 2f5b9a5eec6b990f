import * as atlases from '#domain/legislature/atlases.ts'
import * as placing from '#domain/people/placing.ts'
import * as replacing from '#domain/people/replacing.ts'
import type { Db } from '#platform/database.ts'
import type { Settings } from '#platform/settings.ts'

type Ground = { db: Db; settings: Pick<Settings, 'JURISDICTION' | 'COMMONWEAL_HOME'> }

/** After boundaries, addresses or precincts have changed: where everybody lives is found anew, in the files as they are now. */
export const placePeople = ({ db, settings }: Ground) => async () => {
  const atlas = await atlases.open(db, settings, () => undefined)
  await replacing.everybody(db, await placing.openPlacer(db, atlas))
}
