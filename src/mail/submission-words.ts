type Became = 'waiting' | 'published' | 'refused'
type About = { organization: string; noun: string; name: string; title: string; reason: string; standing: string; page?: string }

/** What a letter says to whoever submitted something, when that became of it. */
export function submissionWords(became: Became, { organization, noun, name, title, reason, standing, page = standing }: About): { subject: string; body: string } {
  const say = (subject: string, ...parts: string[]) => ({ subject, body: [`Hello ${name},`, ...parts].join('\n\n') })
  const follow = `This page shows how things stand:\n${standing}`
  if (became === 'published') return say(`Published: ${title}`, `${organization} has published your ${noun} “${title}”:\n${page}`, 'Thank you. Pass it on.')
  if (became === 'refused') {
    return say(`About your ${noun}: ${title}`, `${organization} did not take up your ${noun} “${title}”. This is why:`, reason, 'Answer this letter if you want to talk about it.', follow)
  }
  return say(`We have your ${noun}: ${title}`, `${organization} has your ${noun} “${title}”. A moderator reads it next, and a letter tells you what was decided.`, follow)
}
