import { route } from '#http/route.ts'

/** Where news and pages are written, and the home page is arranged: `arrangement` is the one that somebody looks at, 0 the page as it comes. */
export const writtenInOffice = {
  homePage: route('/office/home-page'),
  newHomeBlock: route('/office/home-page/blocks/new'),
  homeArrangement: route('/office/home-page/:arrangement'),
  homeBlocks: route('/office/home-page/:arrangement/blocks'),
  homeBlock: route('/office/home-page/:arrangement/blocks/:ordinal'),
  homeBlockRank: route('/office/home-page/:arrangement/blocks/:ordinal/rank'),
  stories: route('/office/stories'),
  newStory: route('/office/stories/new'),
  story: route('/office/stories/:id'),
  storyForm: route('/office/stories/:id/form'),
  pages: route('/office/pages'),
  newPage: route('/office/pages/new'),
  page: route('/office/pages/:id'),
  pageForm: route('/office/pages/:id/form'),
  pageRank: route('/office/pages/:id/rank'),
  writingBins: route('/office/writings/bin'),
  writingPublication: route('/office/writings/:kind/:id/publication'),
  writingVersions: route('/office/writings/:kind/:id/versions'),
  writingWords: route('/office/writings/:kind/:id/words'),
  writingPreviews: route('/office/writings/:kind/:id/previews'),
  writingBin: route('/office/writings/:kind/:id/bin'),
  writingDesk: route('/office/writings/:kind/:id/desk'),
}
