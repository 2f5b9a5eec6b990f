import type { Resource } from '#domain/library/resources.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { count } from '#ui/words.ts'

/** What can be done with a resource. `ticks`: how many steps of it people have ticked off. */
export function ResourceActs({ resource, ticks }: { resource: Resource; ticks: number }) {
  const { title, file, published_at } = resource
  return (
    <>
      {published_at && <a class="button button--small" href={routes.site.resource.href(resource)}>See it on the site</a>}
      <Pressing href={routes.office.resourcePublication.href(resource)} method={published_at ? 'DELETE' : 'PUT'} class={`button button--small ${published_at ? '' : 'button--primary'}`}>
        {published_at ? 'Take it back' : 'Publish it'}
      </Pressing>
      <Asking dialog="delete">Delete</Asking>
      <Dialog id="delete" title={`Delete “${title}”?`} href={routes.office.resource.href(resource)} method="DELETE" verb="Delete it" keep="Keep it" danger>
        <p>Its words{file && ' and its file'} go for good{ticks > 0 && `, with the ${count(ticks, 'step')} that people have ticked off`}. Whoever has its address finds nothing there. To hide it for a while, take it back instead.</p>
      </Dialog>
    </>
  )
}
