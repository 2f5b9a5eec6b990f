import { room } from '#http/context.ts'
import { actRoutes } from '#office/imports/act-routes.ts'
import { fileRoutes } from '#office/imports/file-routes.ts'
import { planRoutes } from '#office/imports/plan-routes.tsx'
import { uploadRoutes } from '#office/imports/upload-routes.tsx'

export const importRoutes = room()
importRoutes.route('/', uploadRoutes)
importRoutes.route('/', fileRoutes)
importRoutes.route('/', planRoutes)
importRoutes.route('/', actRoutes)
