/** What stands on the button of a letter, by its kind. */
export const doorWords: Readonly<Record<string, string>> = {
  'sign-in': 'Go to “Sign in”',
  confirmation: 'Go to “Yes, that was me”',
  invitation: 'See the invitation',
  receipt: 'See the receipt',
  'dues-failed': 'See your membership',
  renewal: 'Renew',
  event: 'See what you said',
  'help-call': 'See the call for help',
  'team-term': 'Say how it goes on',
  'member-joined': 'See everybody in it',
  'who-came': 'Say who came',
  test: 'See how letters leave',
  'calendar-fails': 'See the calendar',
}
