import type { Picture as Row } from '#domain/content/pictures.ts'
import type { Group } from '#domain/groups/groups.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { PictureFields, WordFields } from '#office/pictures/picture-fields.tsx'
import { Moment } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Picture } from '#ui/picture.tsx'

const said: Record<string, string> = { add: 'The picture is on the shelf.', describe: 'Saved.', remove: 'The picture is gone.' }

type Props = {
  frame: Frame; actor: Actor; whole: boolean; pictures: Row[]; shown: ReadonlySet<number>; groups: Pick<Group, 'id' | 'name' | 'picture_id'>[]; more?: number
  did?: string; form?: Refused; refused?: number; wrong?: string
}

export function PicturesPage(props: Props) {
  const { frame, actor, whole, pictures, more, did = '', form, refused, wrong } = props
  return (
    <OfficeLayout frame={frame} actor={actor} title="Pictures" room="pictures">
      {wrong && <div class="notice notice--wrong office-notice" role="alert"><p>{wrong}</p></div>}
      {Object.hasOwn(said, did) && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="shelf">
          <h2 id="shelf">{whole ? 'On the shelf' : 'What you sent'}</h2>
          {pictures.length === 0 && <div class="empty"><p>No picture is here yet. Those you send stand here, ready for a page, a story or an event.</p></div>}
          <ul class="shelf">{pictures.map((picture) => <Piece {...props} picture={picture} />)}</ul>
          {more && <p class="pager"><a class="button button--small" href={routes.office.pictures.href({}, { before: more })}>Older pictures</a></p>}
        </section>
        <section class="panel card" aria-labelledby="new">
          <h2 id="new">Send a picture</h2>
          <form class="fields" method="post" action={routes.office.pictures.href()} enctype="multipart/form-data">
            {!refused && <Mend form={form} />}
            <PictureFields form={refused ? undefined : form} />
            <p class="buttons"><button class="button button--primary">Put it on the shelf</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}

function Piece({ picture, whole, shown, groups, form, refused }: Props & { picture: Row }) {
  const { id, alt, credit, width, height, sender, sent_at } = picture
  const mine = refused === id ? form : undefined
  const here = groups.filter(({ picture_id }) => picture_id === id)
  const href = routes.office.picture.href({ id })
  return (
    <li class="shelf__piece">
      <Picture picture={picture} sizes="12rem" alt="" />
      <div class="stack">
        <p>{alt}</p>
        <p class="meta">{credit && <>{credit} · </>}{width}&nbsp;×&nbsp;{height} · {sender}, <Moment at={sent_at} /></p>
        {here.length > 0 && <p class="meta">Shown by {here.map((group, at) => <>{at > 0 && ', '}<a href={routes.office.group.href(group)}>{group.name}</a></>)}</p>}
        <details open={!!mine}>
          <summary>Change the words<span class="unseen">: {alt}</span></summary>
          <form class="fields" method="post" action={href}>
            <input type="hidden" name="_method" value="PUT" />
            <Mend form={mine} ids={{ alt: `alt-${id}`, credit: `credit-${id}` }} />
            <WordFields form={mine} alt={alt} credit={credit} id={id} />
            <p class="buttons"><button class="button button--small">Save</button></p>
          </form>
        </details>
        {whole && (shown.has(id) ? here.length === 0 && <p class="meta">A page shows it.</p> : <p><Asking dialog={`remove-${id}`}>Remove<span class="unseen">: {alt}</span></Asking></p>)}
      </div>
      {whole && !shown.has(id) && (
        <Dialog id={`remove-${id}`} title="Remove this picture?" href={href} method="DELETE" verb="Remove it" keep="Keep it" danger>
          <p>“{alt}” goes from the shelf and from this site. Nothing we know of shows it.</p>
        </Dialog>
      )}
    </li>
  )
}
