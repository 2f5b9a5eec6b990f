import type { Outline, PackError } from '#engines/jurisdictions/jurisdiction.ts'

type LineOf = (path: PropertyKey[]) => number

/** Whether the parts of `jurisdiction.yaml` fit each other and the divisions listed beside it. */
export function checkOutline(outline: Outline, divisions: { id: string; layer: string }[], lineOf: LineOf, errors: PackError[]): void {
  const complain = (path: PropertyKey[], reason: string) => errors.push({ file: 'jurisdiction.yaml', line: lineOf(path), reason })
  const layers = new Set(outline.layers.map(({ key }) => key))
  const posts = new Set(outline.posts.map(({ key }) => key))

  for (const [index, layer] of outline.layers.entries()) {
    const ids = divisions.filter((division) => division.layer === layer.key).map(({ id }) => id)
    const twice = ids.find((id, at) => ids.indexOf(id) !== at)
    if (twice) complain(['layers', index], `${twice} stands twice.`)
    if (ids.length !== layer.divisions) {
      complain(['layers', index], `${layer.plural}: ${layer.divisions} are promised, ${ids.length} listed.`)
    }
  }
  for (const [index, { layer }] of outline.posts.entries()) {
    if (layer && !layers.has(layer)) complain(['posts', index], `There is no layer “${layer}”.`)
  }
  for (const [index, roster] of outline.rosters.entries()) {
    for (const post of roster.posts) if (!posts.has(post)) complain(['rosters', index], `There is no post “${post}”.`)
  }
}
