import { cpus, totalmem } from 'node:os'

export type Figure = {
  name: string
  value: number
  unit: string
  /** The same work done by something known, in the same run; `ratio` is ours by theirs. */
  reference?: { name: string; value: number }
  ratio?: number
}

/** Something that a bench needs is missing; the message says what. */
export class NotReady extends Error {}

/** Prints the figures for people, then as the last line one JSON object for machines. */
export function report(bench: string, figures: Figure[]) {
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
  }
  for (const { name, value, unit, reference, ratio } of figures) {
    const beside = reference ? ` (${reference.name}: ${reference.value.toLocaleString('en')}, ratio ${ratio})` : ''
    console.log(`${name}: ${value.toLocaleString('en')} ${unit}${beside}`)
  }
  console.log(JSON.stringify({ bench, machine, figures }))
}

/** A figure beside its reference. */
export const against = (figure: Figure, name: string, value: number): Figure => ({
  ...figure,
  reference: { name, value },
  ratio: Number((figure.value / value).toFixed(2)),
})

export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** The folder with the official data, or a sentence about its absence. */
export function dataFolder(): string {
  const folder = process.env.COMMONWEAL_DATA
  if (!folder) throw new NotReady('Set COMMONWEAL_DATA to the folder with the official data; this bench measures on it.')
  return folder
}
