/** `1-3 5 2A` as `1 2 3 5 2A`. Only whole numbers form ranges; an unreadable range is taken as a label. */
export function expand(labels: string): string[] {
  return labels.split(' ').filter(Boolean).flatMap((label) => {
    const [, from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(label) ?? []
    const length = Number(to) - Number(from) + 1
    return from && to && length > 1 ? Array.from({ length }, (_, index) => String(Number(from) + index)) : [label]
  })
}

/** The opposite of `expand`: neighbouring whole numbers, three or more, become a range; the order of the labels is kept. */
export function compact(labels: string[]): string {
  const runs: string[][] = []
  for (const label of labels) {
    const run = runs.at(-1)
    if (run && /^[1-9]\d*$/.test(label) && run.at(-1) === String(Number(label) - 1)) run.push(label)
    else runs.push([label])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(' '))).join(' ')
}
