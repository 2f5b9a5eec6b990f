import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { unkept } from '#http/unkept.ts'
import { accountRoutes } from '#office/account/account-routes.tsx'
import { actionRoutes } from '#office/actions/action-routes.ts'
import { coalitionRoutes } from '#office/agenda/coalition-routes.tsx'
import { plankRoutes } from '#office/agenda/plank-routes.tsx'
import { platformRoutes } from '#office/agenda/platform-routes.tsx'
import { appreciationRoutes } from '#office/appreciations/appreciation-routes.tsx'
import { resourceRoutes } from '#office/library/resource-routes.tsx'
import { stepRoutes } from '#office/library/step-routes.tsx'
import { uploadRoutes as libraryUploads } from '#office/library/upload-routes.tsx'
import { auditRoutes } from '#office/audit/audit-routes.tsx'
import { calendarRoutes } from '#office/calendar/calendar-routes.ts'
import { importRoutes } from '#office/imports/import-routes.ts'
import { contactTopicRoutes } from '#office/contact-topics/contact-topic-routes.tsx'
import { dataRoutes } from '#office/data/data-routes.tsx'
import { choiceRoutes } from '#office/help-calls/choice-routes.tsx'
import { helpCallFormRoutes } from '#office/help-calls/form-routes.tsx'
import { helpCallRoutes } from '#office/help-calls/help-call-routes.tsx'
import { helpCallListRoutes } from '#office/help-calls/list-routes.tsx'
import { calendarLooks } from '#office/groups/calendar-routes.tsx'
import { groupRoutes } from '#office/groups/group-routes.ts'
import { levelRoutes } from '#office/membership/level-routes.tsx'
import { memberRoutes } from '#office/membership/member-routes.tsx'
import { membershipRoutes } from '#office/membership/membership-routes.tsx'
import { pictureUploads as groupPictureUploads } from '#office/groups/picture-routes.tsx'
import { pictureRoutes } from '#office/pictures/picture-routes.tsx'
import { uploadRoutes as pictureUploads } from '#office/pictures/upload-routes.tsx'
import { paymentRoutes } from '#office/membership/payment-routes.tsx'
import { duplicateRoutes } from '#office/duplicates/duplicate-routes.tsx'
import { mergeRoutes } from '#office/duplicates/merge-routes.tsx'
import { forgettingRoutes } from '#office/retention/forgetting-routes.tsx'
import { retentionRoutes } from '#office/retention/retention-routes.tsx'
import { alertRoutes } from '#office/newsletter/alert-routes.tsx'
import { digestRoutes } from '#office/newsletter/digest-routes.ts'
import { blockRoutes } from '#office/newsletter/block-routes.tsx'
import { mailingRoutes } from '#office/newsletter/mailing-routes.tsx'
import { sendingRoutes } from '#office/newsletter/sending-routes.tsx'
import { newsletterRoutes } from '#office/newsletter/list-routes.tsx'
import { previewRoutes as mailingPreviewRoutes } from '#office/newsletter/preview-routes.tsx'
import { letterRoutes } from '#office/letters/letter-routes.tsx'
import { mailRoutes } from '#office/letters/mail-routes.tsx'
import { scoping } from '#office/scoping.ts'
import { segmentRoutes } from '#office/segments/segment-routes.tsx'
import { submissionRoutes } from '#office/submissions/submission-routes.tsx'
import { doorkeeper } from '#office/sign-in/doorkeeper.ts'
import { firstSignInRoutes } from '#office/sign-in/first-sign-in-routes.tsx'
import { invitationRoutes } from '#office/sign-in/invitation-routes.tsx'
import { appointmentRoutes } from '#office/staff/appointment-routes.tsx'
import { fieldRoutes } from '#office/fields/field-routes.tsx'
import { peopleRoutes } from '#office/people/people-routes.ts'
import { homeRoutes } from '#office/home/home-routes.tsx'
import { questionRoutes } from '#office/questions/question-routes.tsx'
import { sectionRoutes } from '#office/questions/section-routes.tsx'
import { pageRoutes } from '#office/pages/page-routes.tsx'
import { storyRoutes } from '#office/stories/story-routes.tsx'
import { binRoutes } from '#office/writings/bin-routes.tsx'
import { versionRoutes } from '#office/writings/version-routes.tsx'
import { writingRoutes } from '#office/writings/writing-routes.tsx'
import { staffRoutes } from '#office/staff/staff-routes.tsx'

export const office = room()
const inside = `${routes.office.home.pattern}/*`

office.use(inside, unkept)
office.route('/', invitationRoutes)
office.route('/', firstSignInRoutes)

office.use(inside, doorkeeper)
office.route('/', accountRoutes)
office.route('/', pictureUploads)
office.route('/', groupPictureUploads)
office.route('/', calendarLooks)
office.route('/', libraryUploads)
office.use(inside, scoping)
office.get(routes.office.home.pattern, (c) => c.redirect((c.var.actor && scope.isWhole(c.var.actor, 'read actions') ? routes.office.actions : routes.office.groups).href(), 303))
office.route('/', actionRoutes)
office.route('/', submissionRoutes)
office.route('/', calendarRoutes)
office.route('/', platformRoutes)
office.route('/', plankRoutes)
office.route('/', coalitionRoutes)
office.route('/', resourceRoutes)
office.route('/', stepRoutes)
office.route('/', homeRoutes)
office.route('/', storyRoutes)
office.route('/', pageRoutes)
office.route('/', binRoutes)
office.route('/', writingRoutes)
office.route('/', versionRoutes)
office.route('/', importRoutes)
office.route('/', dataRoutes)
office.route('/', staffRoutes)
office.route('/', appointmentRoutes)
office.route('/', groupRoutes)
office.route('/', membershipRoutes)
office.route('/', memberRoutes)
office.route('/', levelRoutes)
office.route('/', paymentRoutes)
office.route('/', letterRoutes)
office.route('/', mailRoutes)
office.route('/', newsletterRoutes)
office.route('/', alertRoutes)
office.route('/', digestRoutes)
office.route('/', blockRoutes)
office.route('/', mailingPreviewRoutes)
office.route('/', mailingRoutes)
office.route('/', sendingRoutes)
office.route('/', duplicateRoutes)
office.route('/', mergeRoutes)
office.route('/', retentionRoutes)
office.route('/', forgettingRoutes)
office.route('/', auditRoutes)
office.route('/', helpCallListRoutes)
office.route('/', helpCallFormRoutes)
office.route('/', helpCallRoutes)
office.route('/', choiceRoutes)
office.route('/', peopleRoutes)
office.route('/', fieldRoutes)
office.route('/', pictureRoutes)
office.route('/', segmentRoutes)
office.route('/', contactTopicRoutes)
office.route('/', appreciationRoutes)
office.route('/', questionRoutes)
office.route('/', sectionRoutes)
