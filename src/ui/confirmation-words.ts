/** What somebody may be asked to confirm, by kind: in the letter, and on the page the letter leads to. */
export const toConfirm: Record<string, string> = {
  newsletter: 'the weekly letter',
  'own-email': 'this address as your own, in your account',
  'sign-in-with': 'signing in with your account at another site',
  signature: 'your name beside the calls you reported',
  'join-group': 'joining a group',
  'start-group': 'starting a group',
  'propose-team': 'proposing an action team',
  'submit-action': 'submitting a call to action',
  'submit-event': 'telling us about an event',
  'join-membership': 'becoming a member',
  'claim-payment': 'dues that were paid with your address',
  'event-answer': 'saying yes to an event',
  volunteer: 'offering your help',
}
