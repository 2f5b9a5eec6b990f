import type { Listed } from '#domain/library/resources.ts'
import { routes } from '#http/routes.ts'
import { resourceFacts, resourceReaders } from '#ui/resource-words.ts'

/** Resources in a list. */
export function Resources({ resources, heading: Heading = 'h3' }: { resources: readonly Listed[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul class="resources">
      {resources.map((resource) => (
        <li class="resource">
          <p class="kicker">{resourceFacts(resource)}</p>
          <Heading><a href={routes.site.resource.href(resource)}>{resource.title}</a></Heading>
          {resource.lede && <p>{resource.lede}</p>}
          {(resource.audience === 'members' || resource.meant_for !== 'everybody') && (
            <p class="meta">{[resource.audience === 'members' && 'Members only', resource.meant_for !== 'everybody' && `Made for: ${resourceReaders[resource.meant_for].toLowerCase()}`].filter(Boolean).join(' · ')}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
