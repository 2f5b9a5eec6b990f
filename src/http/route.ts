type Params<Pattern extends string> =
  Pattern extends `${string}:${infer Name}/${infer Rest}` ? { [Key in Name | keyof Params<Rest>]: string | number }
  : Pattern extends `${string}:${infer Name}` ? { [Key in Name]: string | number }
  : {}

type Query = Record<string, string | number | undefined>

/** A URL, said once: `pattern` for the router, `href(params, query)` for links, forms, redirects and tests. */
export function route<const Pattern extends string>(pattern: Pattern) {
  const href = (...[params, query]: {} extends Params<Pattern> ? [params?: {}, query?: Query] : [params: Params<Pattern>, query?: Query]) => {
    const values = new Map<string, unknown>(Object.entries(params ?? {}))
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name))))
    const asked = Object.entries(query ?? {}).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))
    return asked.length ? `${path}?${new URLSearchParams(asked)}` : path
  }
  return { pattern, href }
}
