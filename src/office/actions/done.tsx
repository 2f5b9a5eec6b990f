import type { Action } from '#domain/actions/actions.ts'
import { routes } from '#http/routes.ts'
import { Pressing } from '#ui/pressing.tsx'

/** What was just done, and the way back. */
export function Done({ action, did }: { action: Action; did: Record<string, string> }) {
  const { publication, closing, hiding, asking } = routes.office
  const note = Number(did.note)
  const said: Record<string, { words: string; undo?: Parameters<typeof Pressing>[0] }> = {
    draft: { words: 'Saved as a draft. Nobody sees it yet.' },
    edit: { words: 'Saved.' },
    ask: { words: 'It lies before the moderators. They publish it, or hand it back and say why.', undo: { href: asking.href(action), method: 'DELETE', children: 'Take it back' } },
    withdraw: { words: 'It is a draft of yours again.', undo: { href: asking.href(action), method: 'PUT', children: 'Undo: ask again' } },
    'hand-back': { words: 'Handed back. The group reads your reason here and by letter.' },
    copy: { words: 'This is the copy: a draft of its own.' },
    publish: { words: 'Published. Everybody can see it.', undo: { href: publication.href(action), method: 'DELETE', children: 'Undo: unpublish it' } },
    schedule: { words: 'Scheduled. It opens by itself.', undo: { href: publication.href(action), method: 'DELETE', children: 'Undo: back to the drafts' } },
    unpublish: { words: 'Unpublished. Nobody sees it.', undo: { href: publication.href(action), method: 'PUT', children: 'Undo: publish it again' } },
    close: { words: 'Closed. Visitors see that it is over.', undo: { href: closing.href(action), method: 'DELETE', fields: { until: did.until ?? '' }, children: 'Undo: open it again' } },
    reopen: { words: 'Open again.', undo: { href: closing.href(action), method: 'PUT', children: 'Undo: close it' } },
    hide: { words: 'The note is hidden from every list. Its report still counts.', undo: { href: hiding.href({ id: note }), method: 'DELETE', children: 'Undo: show it again' } },
    show: { words: 'The note is shown again.', undo: { href: hiding.href({ id: note }), method: 'PUT', children: 'Undo: hide it' } },
  }
  const known = said[did.did ?? '']
  if (!known) return null
  return (
    <div class="notice notice--right office-notice" role="status">
      <p>{known.words}</p>
      {known.undo && <Pressing {...known.undo} />}
    </div>
  )
}
