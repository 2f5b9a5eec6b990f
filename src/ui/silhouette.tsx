/** A legislator is shown by the district they answer to. `path` fills a square of 100 by 100. */
export function Silhouette({ path }: { path: string }) {
  return <svg class="silhouette" viewBox="0 0 100 100" aria-hidden="true"><path class="silhouette__here" d={path} /></svg>
}
