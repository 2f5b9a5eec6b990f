import type { Import } from '#domain/people/arrivals/imports.ts'
import { count } from '#ui/words.ts'

/** What became of a file, in a few words. */
export function stageWords({ stage, plan, added, changed, removed, restored }: Pick<Import, 'stage' | 'plan' | 'added' | 'changed' | 'removed' | 'restored'>): string {
  switch (stage) {
    case 'uploaded': return plan ? 'waits for your yes' : 'waits for what its columns mean'
    case 'running': return 'is being taken in'
    case 'done': return `${count(added, 'person', 'people')} added, ${changed.toLocaleString('en-US')} changed`
    case 'failed': return 'stopped part of the way'
    case 'undoing': return 'is being taken back'
    case 'undone': return `taken back: ${count(removed, 'person', 'people')} removed, ${restored.toLocaleString('en-US')} as before`
  }
}
