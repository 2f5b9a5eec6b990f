import { room } from '#http/context.ts'
import { comingRoutes } from '#office/calendar/coming-routes.tsx'
import { deskRoutes } from '#office/calendar/desk-routes.tsx'
import { moderationRoutes } from '#office/calendar/moderation-routes.ts'
import { formRoutes } from '#office/calendar/form-routes.tsx'

export const calendarRoutes = room()
calendarRoutes.route('/', formRoutes)
calendarRoutes.route('/', deskRoutes)
calendarRoutes.route('/', comingRoutes)
calendarRoutes.route('/', moderationRoutes)
