import { routes } from '#http/routes.ts'
import type { DeskProps } from '#office/groups/desk-props.ts'
import { PictureFields } from '#office/pictures/picture-fields.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Mend } from '#ui/mend.tsx'
import { PictureFigure } from '#ui/picture.tsx'

/** The picture on the group's page: to send one, to send another, or to take it away. */
export function GroupPicture({ group, picture, pictureForm }: DeskProps) {
  const href = routes.office.groupPicture.href(group)
  return (
    <section class="panel" aria-labelledby="group-picture">
      <h2 id="group-picture">Its picture</h2>
      {picture && <PictureFigure picture={picture} sizes="(width >= 64rem) 28rem, 90vw" />}
      {picture ? <p><Asking dialog="take-picture-away">Take it away</Asking></p> : <p class="meta">None yet. Neighbors who met, or the place where they meet, tell more than a logo.</p>}
      <details open={!!pictureForm}>
        <summary>{picture ? 'Send another' : 'Send one'}</summary>
        <form class="fields" method="post" action={href} enctype="multipart/form-data">
          <Mend form={pictureForm} />
          <PictureFields form={pictureForm} />
          <p class="buttons"><button class="button button--primary button--small">Show it on the page</button></p>
        </form>
      </details>
      {picture && (
        <Dialog id="take-picture-away" title="Take the picture away?" href={href} method="DELETE" verb="Take it away" keep="Keep it" danger>
          <p>It goes from the group’s page at once, and from this site unless something else shows it.</p>
        </Dialog>
      )}
    </section>
  )
}
