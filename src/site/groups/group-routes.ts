import { room } from '#http/context.ts'
import { applicationRoutes } from '#site/groups/application-routes.tsx'
import { directoryRoutes } from '#site/groups/directory-routes.tsx'
import { groupFeedRoutes } from '#site/groups/group-feed-routes.ts'
import { invitationRoutes } from '#site/groups/invitation-routes.tsx'
import { joiningRoutes } from '#site/groups/joining-routes.tsx'
import { teamRoutes } from '#site/groups/team-routes.tsx'
import { termRoutes } from '#site/groups/term-routes.tsx'

/** What has a name of its own below /groups stands before a group's address. */
export const groupRoutes = room()
groupRoutes.route('/', directoryRoutes)
groupRoutes.route('/', applicationRoutes)
groupRoutes.route('/', teamRoutes)
groupRoutes.route('/', invitationRoutes)
groupRoutes.route('/', termRoutes)
groupRoutes.route('/', joiningRoutes)
groupRoutes.route('/', groupFeedRoutes)
