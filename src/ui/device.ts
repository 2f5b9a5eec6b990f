const browsers: [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']]
const systems: [RegExp, string][] = [
  [/iPhone/, 'an iPhone'], [/iPad/, 'an iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'a Mac'], [/CrOS/, 'a Chromebook'], [/Linux/, 'Linux'],
]

/** "Firefox on Windows", as far as a browser says. */
export function device(userAgent: string | null): string {
  const named = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1]
  const system = named(systems)
  return `${named(browsers) ?? 'A browser'}${system ? ` on ${system}` : ''}`
}
