import type { Resource } from '#domain/library/resources.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { resourceFormats, resourceFacts } from '#ui/resource-words.ts'
import { count } from '#ui/words.ts'

const { office } = routes
const said: Record<string, string> = { deleted: 'The resource is gone, with its file.' }
type Props = { frame: Frame; actor: Actor; resources: Resource[]; did?: string }

export function LibraryPage({ frame, actor, resources, did = '' }: Props) {
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="library" title="Library" above={<p class="meta"><a href={routes.site.library.href()}>As everybody sees it</a></p>}
      buttons={<a class="button button--primary" href={office.newResource.href()}>Add a resource</a>}
    >
      {said[did] && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      <section class="panel" aria-labelledby="all">
        <h2 id="all">{resources.length === 0 ? 'Nothing yet' : count(resources.length, 'resource')}</h2>
        {resources.length === 0 && <div class="empty"><p>Toolkits, trainings, fact sheets, slides and recordings stand here, as files, links or texts. Add the first one.</p></div>}
        {resources.length > 0 && (
          <table class="table table--folds">
            <thead><tr><th scope="col">Title</th><th scope="col">What it is</th><th scope="col">Who opens it</th><th scope="col">How it stands</th></tr></thead>
            <tbody>
              {resources.map((resource) => (
                <tr>
                  <th scope="row"><a href={office.resource.href(resource)}>{resource.title}</a></th>
                  <td data-label="What it is">{resourceFacts(resource)}{resource.format === 'text' && ` · ${resourceFormats.text}`}</td>
                  <td data-label="Who opens it">{resource.audience === 'members' ? 'Members' : 'Everybody'}</td>
                  <td data-label="How it stands">{resource.published_at ? 'Published' : <span class="badge">Draft</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </OfficeLayout>
  )
}
