/** Where something stands that somebody submitted. */
export type Standing = 'waiting' | 'editing' | 'published' | 'refused'

/** In a word, for lists and badges. */
export const standings: Record<Standing, { word: string; tone: string }> = {
  waiting: { word: 'Waiting', tone: 'badge--careful' },
  editing: { word: 'Being edited', tone: '' },
  published: { word: 'Published', tone: 'badge--right' },
  refused: { word: 'Refused', tone: '' },
}

/** To whoever submitted it, on the page of their link. */
export const told: Record<Standing, { heading: string; sentence: string }> = {
  waiting: { heading: 'We have it.', sentence: 'A moderator reads it next. Nobody else sees it yet.' },
  editing: { heading: 'We are working on it.', sentence: 'A moderator has taken it up and is getting it ready. We may change a word, not what you ask for.' },
  published: { heading: 'It is published.', sentence: 'Everybody can see it, with your credit on its page. Thank you.' },
  refused: { heading: 'We did not take it up.', sentence: 'A moderator has read it and says why:' },
}
