import * as places from '#domain/legislature/places.ts'
import type { Db } from '#platform/database.ts'

/** The town of that name, when there is exactly one: a village that lies in several does not say which. */
export async function townNamed(db: Db, name: string): Promise<places.Place | undefined> {
  const [town, another] = name ? await places.named(db, name) : []
  return another ? undefined : town
}
