import { room } from '#http/context.ts'
import { accountRoutes } from '#site/account/account-routes.tsx'
import { profileRoutes } from '#site/account/profile-routes.tsx'
import { actionRoutes } from '#site/actions/action-routes.tsx'
import { submissionRoutes } from '#site/actions/submission-routes.tsx'
import { callRoutes } from '#site/actions/call-routes.tsx'
import { thanksRoutes } from '#site/actions/thanks-routes.tsx'
import { agendaRoutes } from '#site/agenda/agenda-routes.tsx'
import { plankFeedRoutes } from '#site/agenda/plank-feed-routes.ts'
import { appreciationRoutes } from '#site/appreciations/appreciation-routes.ts'
import { answerRoutes } from '#site/calendar/answer-routes.tsx'
import { calendarRoutes } from '#site/calendar/calendar-routes.tsx'
import { submissionRoutes as eventSubmissionRoutes } from '#site/calendar/submission-routes.tsx'
import { eventRoutes } from '#site/calendar/event-routes.tsx'
import { feedRoutes as eventFeedRoutes } from '#site/calendar/feed-routes.ts'
import { challengeRoutes } from '#site/challenge-routes.ts'
import { confirmationRoutes } from '#site/confirmations/confirmation-routes.tsx'
import { contactRoutes } from '#site/contact/contact-routes.tsx'
import { findRoutes } from '#site/find/find-routes.tsx'
import { groupRoutes } from '#site/groups/group-routes.ts'
import { homeRoutes } from '#site/home/home-routes.tsx'
import { legislatorRoutes } from '#site/legislators/legislator-routes.tsx'
import { libraryRoutes } from '#site/library/library-routes.tsx'
import { tickRoutes } from '#site/library/tick-routes.ts'
import { joinRoutes } from '#site/membership/join-routes.tsx'
import { memberRoutes } from '#site/membership/member-routes.tsx'
import { feedRoutes } from '#site/news/feed-routes.ts'
import { letterRoutes } from '#site/newsletter/letter-routes.tsx'
import { letterFeedRoutes } from '#site/newsletter/feed-routes.ts'
import { linkRoutes } from '#site/newsletter/link-routes.tsx'
import { newsRoutes } from '#site/news/news-routes.tsx'
import { pageRoutes } from '#site/pages/page-routes.tsx'
import { questionRoutes } from '#site/questions/question-routes.tsx'
import { previewRoutes } from '#site/previews/preview-routes.tsx'
import { providerRoutes } from '#site/sign-in/provider-routes.tsx'
import { siteMapRoutes } from '#site/site-map/site-map-routes.ts'
import { signInRoutes } from '#site/sign-in/sign-in-routes.tsx'
import { searchRoutes } from '#site/search/search-routes.tsx'
import { signUpRoutes } from '#site/sign-ups/sign-up-routes.tsx'
import { helpRoutes } from '#site/volunteering/help-routes.tsx'
import { volunteerRoutes } from '#site/volunteering/volunteer-routes.tsx'
import { whoWeAreRoutes } from '#site/who-we-are/who-we-are-routes.tsx'

export const site = room()
site.route('/', homeRoutes)
site.route('/', submissionRoutes)
site.route('/', actionRoutes)
site.route('/', callRoutes)
site.route('/', thanksRoutes)
site.route('/', findRoutes)
site.route('/', legislatorRoutes)
site.route('/', groupRoutes)
site.route('/', joinRoutes)
site.route('/', memberRoutes)
site.route('/', agendaRoutes)
site.route('/', eventFeedRoutes)
site.route('/', eventSubmissionRoutes)
site.route('/', calendarRoutes)
site.route('/', answerRoutes)
site.route('/', eventRoutes)
site.route('/', libraryRoutes)
site.route('/', tickRoutes)
site.route('/', feedRoutes)
site.route('/', plankFeedRoutes)
site.route('/', newsRoutes)
site.route('/', letterFeedRoutes)
site.route('/', letterRoutes)
site.route('/', linkRoutes)
site.route('/', pageRoutes)
site.route('/', searchRoutes)
site.route('/', siteMapRoutes)
site.route('/', previewRoutes)
site.route('/', signUpRoutes)
site.route('/', confirmationRoutes)
site.route('/', accountRoutes)
site.route('/', profileRoutes)
site.route('/', signInRoutes)
site.route('/', providerRoutes)
site.route('/', challengeRoutes)
site.route('/', helpRoutes)
site.route('/', volunteerRoutes)
site.route('/', contactRoutes)
site.route('/', appreciationRoutes)
site.route('/', questionRoutes)
site.route('/', whoWeAreRoutes)
