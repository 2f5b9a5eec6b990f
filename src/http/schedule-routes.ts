import { route } from '#http/route.ts'

/** Where the office puts events in and looks after them. */
export const scheduledInOffice = {
  events: route('/office/events'),
  newEvent: route('/office/events/new'),
  event: route('/office/events/:id'),
  eventForm: route('/office/events/:id/form'),
  eventPublication: route('/office/events/:id/publication'),
  eventHandingIn: route('/office/events/:id/handing-in'),
  eventRefusal: route('/office/events/:id/refusal'),
  eventPreviews: route('/office/events/:id/previews'),
  eventCallingOff: route('/office/events/:id/calling-off'),
  eventZoomMeeting: route('/office/events/:id/zoom-meeting'),
  eventTimeCallingOff: route('/office/event-times/:id/calling-off'),
  eventPeople: route('/office/event-times/:id/people'),
  eventPeopleCsv: route('/office/event-times/:id/people.csv'),
  eventPerson: route('/office/event-times/:id/people/:answer'),
  eventPresence: route('/office/event-times/:id/presence'),
  groupEventTrust: route('/office/groups/:id/event-trust'),
}
