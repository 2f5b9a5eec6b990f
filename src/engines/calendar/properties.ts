import ICAL from 'ical.js'
import { z } from 'zod'
import type { Component } from '#engines/calendar/components.ts'

/** One property as jCal (RFC 7265) gives it: its parameters, its type, its values. */
export type Property = { name: string; parameters: Record<string, unknown>; type: string; values: unknown[] }

/** Longer lines are left out. */
const longest = 200_000
const mostRead = 1_000
const shape = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()]).rest(z.unknown())

/** Undefined when the line is no property. */
export function readProperty(line: string): Property | undefined {
  if (line.length > longest) return undefined
  try {
    const read = shape.safeParse(ICAL.Property.fromString(line).toJSON())
    if (!read.success) return undefined
    const [name, parameters, type, ...values] = read.data
    return { name, parameters, type, values }
  } catch {
    return undefined
  }
}

/** Those properties of a component that are wanted, by name in small letters, the first thousand; `bad` are wanted lines that say nothing. */
export function propertiesOf({ lines }: Component, wanted: ReadonlySet<string>) {
  const found = new Map<string, Property[]>()
  let read = 0
  const bad = new Set<string>()
  for (const line of lines) {
    const name = /^[A-Za-z0-9-]{1,40}(?=[;:])/.exec(line)?.[0].toLowerCase()
    if (name === undefined || !wanted.has(name)) continue
    if (++read > mostRead) break
    const property = readProperty(line)
    const same = found.get(name)
    if (!property) bad.add(name)
    else if (same) same.push(property)
    else found.set(name, [property])
  }
  return { found, bad }
}

/** The first value of a property, when it is a text. */
export const textOf = (property: Property | undefined) => (typeof property?.values[0] === 'string' ? property.values[0] : undefined)

/** A parameter, when it is one text. */
export const parameterOf = (property: Property, name: string) => {
  const value = property.parameters[name]
  return typeof value === 'string' ? value : undefined
}
