import type { Resource } from '#domain/library/resources.ts'
import { plainWhole } from '#engines/texts/plain.ts'

/** What somebody else saved while this was written. */
export function Meanwhile({ theirs }: { theirs: Resource }) {
  return (
    <div class="notice notice--careful" role="alert">
      <h2>Somebody else saved this resource while you wrote</h2>
      <p>Below are your words. Saving now puts them in place of theirs, which are:</p>
      <dl class="facts">
        <div><dt>Title</dt><dd>{theirs.title}</dd></div>
        <div><dt>In a sentence</dt><dd>{theirs.lede}</dd></div>
        <div><dt>Link</dt><dd>{theirs.link}</dd></div>
        <div><dt>Text</dt><dd>{plainWhole(theirs.body)}</dd></div>
      </dl>
    </div>
  )
}
