import { room } from '#http/context.ts'
import { addressRoutes } from '#office/people/address-routes.ts'
import { formRoutes } from '#office/people/form-routes.tsx'
import { listRoutes } from '#office/people/list-routes.tsx'
import { personRoutes } from '#office/people/person-routes.tsx'

export const peopleRoutes = room()
peopleRoutes.route('/', listRoutes)
peopleRoutes.route('/', formRoutes)
peopleRoutes.route('/', personRoutes)
peopleRoutes.route('/', addressRoutes)
