import * as inventory from '#domain/legislature/inventory.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { DataPage } from '#office/data/data-page.tsx'
import { guard } from '#office/guard.ts'

export const dataRoutes = room()

/** What the house knows, and from where. */
dataRoutes.get(routes.office.data.pattern, guard('read the data page'), async (c) => {
  const { db, frame, actor } = c.var
  const { jurisdiction, districts, addresses } = c.var.atlas()
  const [offices, imports, places] = await Promise.all([inventory.offices(db), inventory.imports(db), inventory.places(db)])
  return show(c, (
    <DataPage
      frame={frame} actor={actor} jurisdiction={jurisdiction} offices={offices} imports={imports} places={places}
      layers={districts?.layers ?? []} houses={addresses?.size ?? 0}
    />
  ))
})
