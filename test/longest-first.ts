import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Half a minute and more each, as measured; those that kill databases not all at once. */
const long = [
  'kill/reports', 'cli/addresses', 'walks/pages', 'kill/comings-and-goings', 'walks/office-actions', 'domain/legislature/doors', 'kill/imports', 'walks/passkeys', 'walks/account',
  'walks/groups', 'cli/killed-imports', 'domain/legislature/importing', 'cli/boundaries', 'domain/legislature/rosters', 'attack/office-lists', 'walks/volunteering', 'walks/membership', 'attack/addresses',
]

/** Nobody waits at the end for one long file: those go first by what earlier runs took, or, on a new clone, by this list. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    const known = files.every((file) => this.ctx.cache.getTestSpecificationResult(file))
    return known ? sorted : sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

const rank = ({ moduleId }: TestSpecification) => long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`)) + 1 || long.length + 1
