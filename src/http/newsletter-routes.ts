import { route } from '#http/route.ts'

/** Where letters to many are written: `version` is the one that somebody looks at. */
export const mailedInOffice = {
  newsletter: route('/office/newsletter'),
  digests: route('/office/newsletter/digests'),
  mailing: route('/office/newsletter/:id'),
  newMailingBlock: route('/office/newsletter/:id/blocks/new'),
  mailingVersion: route('/office/newsletter/:id/versions/:version'),
  mailingBlocks: route('/office/newsletter/:id/versions/:version/blocks'),
  mailingBlock: route('/office/newsletter/:id/versions/:version/blocks/:block'),
  mailingBlockRank: route('/office/newsletter/:id/versions/:version/blocks/:block/rank'),
  mailingPreview: route('/office/newsletter/:id/preview'),
  mailingPreviewLetter: route('/office/newsletter/:id/preview/letter'),
  mailingSending: route('/office/newsletter/:id/sending'),
  mailingTest: route('/office/newsletter/:id/test'),
  mailingPause: route('/office/newsletter/:id/pause'),
  mailingEnd: route('/office/newsletter/:id/end'),
  mailingUnknown: route('/office/newsletter/:id/unknown'),
  mailingArchiving: route('/office/newsletter/:id/archive'),
  groupMailings: route('/office/groups/:id/mailings'),
  segmentMailings: route('/office/segments/:id/mailings'),
  actionMailings: route('/office/actions/:id/mailings'),
}
