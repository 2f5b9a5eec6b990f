import { route } from '#http/route.ts'

/** Where the library is kept. */
export const libraryInOffice = {
  library: route('/office/library'),
  newResource: route('/office/library/new'),
  resource: route('/office/library/:id'),
  resourceFile: route('/office/library/:id/file'),
  resourcePublication: route('/office/library/:id/publication'),
  courseSteps: route('/office/library/:id/steps'),
  newCourseStep: route('/office/library/:id/steps/new'),
  courseStep: route('/office/library/:id/steps/:step'),
  courseStepRank: route('/office/library/:id/steps/:step/rank'),
}
