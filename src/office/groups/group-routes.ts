import { room } from '#http/context.ts'
import { calendarRoutes } from '#office/groups/calendar-routes.tsx'
import { deskRoutes } from '#office/groups/desk-routes.tsx'
import { formRoutes } from '#office/groups/form-routes.tsx'
import { listRoutes } from '#office/groups/list-routes.tsx'
import { memberRoutes } from '#office/groups/member-routes.tsx'
import { offerRoutes } from '#office/groups/offer-routes.tsx'
import { pictureRoutes } from '#office/groups/picture-routes.tsx'

/** What has a name of its own below /office/groups stands before a group's number. */
export const groupRoutes = room()
groupRoutes.route('/', listRoutes)
groupRoutes.route('/', formRoutes)
groupRoutes.route('/', deskRoutes)
groupRoutes.route('/', memberRoutes)
groupRoutes.route('/', offerRoutes)
groupRoutes.route('/', pictureRoutes)
groupRoutes.route('/', calendarRoutes)
