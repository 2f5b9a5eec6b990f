import { routes } from '#http/routes.ts'

type Kind = { one: string; many: string; route: { href: (params: { slug: string }) => string } }

/** What can be found here, in the order in which it is offered: what one of them is called, what all of them are, and where it lives. */
export const findableKinds: ReadonlyMap<string, Kind> = new Map(Object.entries({
  story: { one: 'News', many: 'News', route: routes.site.story },
  action: { one: 'Action', many: 'Actions', route: routes.site.action },
  event: { one: 'Event', many: 'Events', route: routes.site.event },
  plank: { one: 'What we stand for', many: 'What we stand for', route: routes.site.plank },
  coalition: { one: 'Coalition', many: 'Coalitions', route: routes.site.coalition },
  letter: { one: 'Letter', many: 'Letters', route: { href: ({ slug }) => routes.site.newsletterLetter.href({ id: slug }) } },
  resource: { one: 'Resource', many: 'Resources', route: routes.site.resource },
  group: { one: 'Group', many: 'Groups', route: routes.site.group },
  legislator: { one: 'Legislator', many: 'Legislators', route: routes.site.legislator },
  question: { one: 'Question', many: 'Questions', route: { href: ({ slug }) => `${routes.site.questions.href()}#${slug}` } },
  page: { one: 'About us', many: 'About us', route: routes.site.page },
}))
