import type { BlockKind } from '#domain/content/home.ts'

/** What the blocks of the home page are called in the office, with what each shows. */
export const blockWords: Record<BlockKind, { name: string; shows: string }> = {
  feature: { name: 'Story or page', shows: 'One of your choice, with its opening.' },
  urgent: { name: 'Poster', shows: 'The most urgent action, edge to edge.' },
  actions: { name: 'More actions', shows: 'Up to three others that are open.' },
  look_up: { name: 'Look-up', shows: '“Who answers to you?”' },
  latest: { name: 'Latest stories', shows: 'The newest four.' },
  local: { name: 'Happening locally', shows: 'The newest four that groups told.' },
  events: { name: 'What is on', shows: 'The next five events.' },
  platform: { name: 'Platform', shows: 'Your agendas, each with its planks.' },
  sign_up: { name: 'Weekly letter', shows: 'The form to sign up.' },
  help: { name: 'Help wanted', shows: 'The next three calls for help.' },
  join: { name: 'Become a member', shows: 'The way to join, while a level of membership is offered.' },
  evening: { name: 'Evening with pictures', shows: 'A text of yours with pictures of the shelf.' },
}

/** What stands beside a block that has no heading of its own. */
export const headings: Record<Exclude<BlockKind, 'urgent' | 'sign_up'>, string> = {
  feature: 'Worth reading', actions: 'More you can do', look_up: 'Who answers to you?', latest: 'The latest', local: 'Happening locally', events: 'What’s on', platform: 'What we stand for',
  help: 'Help with something', join: 'Become a member', evening: 'A members’ evening',
}
