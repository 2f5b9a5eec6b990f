import { room } from '#http/context.ts'
import { askingRoutes } from '#office/actions/asking-routes.ts'
import { formRoutes } from '#office/actions/form-routes.tsx'
import { listRoutes } from '#office/actions/list-routes.tsx'
import { previewRoutes } from '#office/actions/preview-routes.tsx'
import { publishingRoutes } from '#office/actions/publishing-routes.ts'
import { resultRoutes } from '#office/actions/result-routes.ts'

export const actionRoutes = room()
actionRoutes.route('/', listRoutes)
actionRoutes.route('/', formRoutes)
actionRoutes.route('/', askingRoutes)
actionRoutes.route('/', publishingRoutes)
actionRoutes.route('/', previewRoutes)
actionRoutes.route('/', resultRoutes)
