/** Where to go after signing in: a path of the office, never another site, whatever the address said. */
export function nextPath(asked: string | undefined, otherwise: string): string {
  return asked && asked.length <= 500 && /^(?!.*\.\.)\/office(?:[/?][\w\-./?&=%~+]*)?$/.test(asked) ? asked : otherwise
}
