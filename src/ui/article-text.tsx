import type { LiveAction } from '#domain/actions/publishing.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Shown } from '#domain/content/pictures.ts'
import type { Piece } from '#engines/texts/pieces.ts'
import { ActionCard } from '#ui/action-card.tsx'
import { EventRow } from '#ui/event-row.tsx'
import { PictureFigure } from '#ui/picture.tsx'

/** What a text shows alive: actions and events by the name in their address, pictures by number. A new kind of block brings its own shelf. */
export type Shelves = { actions: ReadonlyMap<string, LiveAction>; events: ReadonlyMap<string, OnCalendar>; pictures: ReadonlyMap<number, Shown> }

/** The pieces of a text, one after the other. What its marks name and is not there any more is left out. */
export function ArticleText({ pieces, shelves }: { pieces: readonly Piece[]; shelves: Shelves }) {
  return <>{pieces.map((piece) => <PieceOf piece={piece} shelves={shelves} />)}</>
}

function PieceOf({ piece, shelves }: { piece: Piece; shelves: Shelves }) {
  if (piece.kind === 'words') return <div class="prose" dangerouslySetInnerHTML={{ __html: piece.html }} />
  if (piece.kind === 'link') return <a class="link-card" href={piece.href} rel="external noopener"><strong>{leads(piece)}</strong> <span>{piece.host}</span></a>
  const picture = piece.kind === 'picture' ? shelves.pictures.get(piece.id) : undefined
  if (picture) return <div class="text-block"><PictureFigure picture={picture} sizes="(min-width: 60rem) 39rem, 100vw" /></div>
  const event = piece.kind === 'event' ? shelves.events.get(piece.slug) : undefined
  if (event) return <div class="text-block"><ul class="event-rows event-rows--told"><EventRow time={event} /></ul></div>
  const action = piece.kind === 'action' ? shelves.actions.get(piece.slug) : undefined
  return action ? <div class="text-block"><ActionCard action={action} /></div> : null
}

const films = /(^|\.)(youtube\.com|youtu\.be|vimeo\.com)$/
const leads = ({ host }: { host: string }) => (films.test(host) ? 'Watch the film' : 'Read it there')
