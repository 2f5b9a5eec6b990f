const right: Record<string, string> = {
  back: 'It is a draft again. Nobody has got it.', pause: 'It is paused. Letters that were in hand still go; no more leave.', resume: 'It goes on.',
  end: 'It is ended. Whoever has not got it will not.', again: 'They get it again. Mail programs that have it already know it for the same letter.',
}

/** What was just done, or came too late. */
export function SentNotes({ did = '', email }: { did?: string; email: string }) {
  if (did === 'test') return <div class="notice notice--right office-notice" role="status"><p>A test is on its way to {email}.</p></div>
  if (did === 'late') return <div class="notice notice--careful office-notice" role="alert"><p>That came too late, or was done already. This is how it stands.</p></div>
  return Object.hasOwn(right, did) ? <div class="notice notice--right office-notice" role="status"><p>{right[did]}</p></div> : null
}
