import type { TaskList } from 'graphile-worker'
import { draftDigest } from '#jobs/draft-digest.ts'
import { importPeople } from '#jobs/import-people.ts'
import { fetchReturns } from '#jobs/fetch-returns.ts'
import { layOutTimes } from '#jobs/lay-out-times.ts'
import { followCalendar } from '#jobs/follow-calendar.ts'
import { followCalendars } from '#jobs/follow-calendars.ts'
import { resumeImports } from '#jobs/resume-imports.ts'
import { undoImport } from '#jobs/undo-import.ts'
import { eventRounds } from '#jobs/event-rounds.ts'
import { helpRounds } from '#jobs/help-rounds.ts'
import { tendGroups } from '#jobs/tend-groups.ts'
import { membershipDay } from '#jobs/membership-day.ts'
import { placePeople } from '#jobs/place-people.ts'
import { forget } from '#jobs/forget.ts'
import { searchDuplicates } from '#jobs/search-duplicates.ts'
import { sweep } from '#jobs/sweep.ts'
import { tidyPicture } from '#jobs/tidy-picture.ts'
import { zoomMeeting } from '#jobs/zoom-meeting.ts'
import { calendarLetter } from '#mail/calendar-letter.ts'
import { confirmationLetter } from '#mail/confirmation-letter.ts'
import { contactLetter } from '#mail/contact-letter.ts'
import { eventDecisionLetter } from '#mail/event-decision-letter.ts'
import { digestLetter } from '#mail/digest-letter.ts'
import { duesFailedLetter } from '#mail/dues-failed-letter.ts'
import { eventLetter } from '#mail/event-letter.ts'
import { groupActionLetter } from '#mail/group-action-letter.ts'
import { helpLetter } from '#mail/help-letter.ts'
import { groupAnswerLetter } from '#mail/group-answer-letter.ts'
import { groupInvitationLetter } from '#mail/group-invitation-letter.ts'
import { groupMessageLetter } from '#mail/group-message-letter.ts'
import { groupStepLetter } from '#mail/group-step-letter.ts'
import { introduceGroups } from '#mail/introduce-groups.ts'
import { memberJoinedLetter } from '#mail/member-joined-letter.ts'
import { teamTermLetter } from '#mail/team-term-letter.ts'
import { invitationLetter } from '#mail/invitation-letter.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { receiptLetter } from '#mail/receipt-letter.ts'
import { renewalLetter } from '#mail/renewal-letter.ts'
import { sendLetter } from '#mail/send-letter.ts'
import { sendMailings } from '#mail/send-mailings.ts'
import { submissionLetter } from '#mail/submission-letter.ts'
import { signInLetter } from '#mail/sign-in-letter.ts'
import { testLetter } from '#mail/test-letter.ts'
import { testMailing } from '#mail/test-mailing.ts'
import { whoCameLetter } from '#mail/who-came-letter.ts'

/** All that can be left for later, by name. */
export const tasks = (mailroom: Mailroom): TaskList => ({
  'calendar-letter': calendarLetter(mailroom),
  'confirmation-letter': confirmationLetter(mailroom),
  'contact-letter': contactLetter(mailroom),
  'digest-letter': digestLetter(mailroom),
  'draft-digest': draftDigest(mailroom),
  'dues-failed-letter': duesFailedLetter(mailroom),
  'test-letter': testLetter(mailroom),
  'event-letter': eventLetter(mailroom),
  'event-rounds': eventRounds(mailroom),
  'event-decision-letter': eventDecisionLetter(mailroom),
  'group-action-letter': groupActionLetter(mailroom),
  'follow-calendar': followCalendar(mailroom),
  'follow-calendars': followCalendars(mailroom),
  'help-letter': helpLetter(mailroom),
  'help-rounds': helpRounds(mailroom),
  'group-answer-letter': groupAnswerLetter(mailroom),
  'group-invitation-letter': groupInvitationLetter(mailroom),
  'group-message-letter': groupMessageLetter(mailroom),
  'group-step-letter': groupStepLetter(mailroom),
  'import-people': importPeople(mailroom),
  'resume-imports': resumeImports(mailroom),
  'undo-import': undoImport(mailroom),
  'lay-out-times': layOutTimes(mailroom),
  'introduce-groups': introduceGroups(mailroom),
  'member-joined-letter': memberJoinedLetter(mailroom),
  'team-term-letter': teamTermLetter(mailroom),
  'tend-groups': tendGroups(mailroom),
  'invitation-letter': invitationLetter(mailroom),
  'membership-day': membershipDay(mailroom),
  'receipt-letter': receiptLetter(mailroom),
  'renewal-letter': renewalLetter(mailroom),
  'place-people': placePeople(mailroom),
  'fetch-returns': fetchReturns(mailroom),
  forget: forget(mailroom),
  'search-duplicates': searchDuplicates(mailroom),
  'send-letter': sendLetter(mailroom),
  'send-mailings': sendMailings(mailroom),
  'submission-letter': submissionLetter(mailroom),
  'sign-in-letter': signInLetter(mailroom),
  'test-mailing': testMailing(mailroom),
  'who-came-letter': whoCameLetter(mailroom),
  sweep: sweep(mailroom),
  'tidy-picture': tidyPicture(mailroom),
  'zoom-meeting': zoomMeeting(mailroom),
})
