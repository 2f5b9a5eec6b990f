const names: Record<string, string> = {
  n: 'north', s: 'south', e: 'east', w: 'west', ne: 'northeast', nw: 'northwest', se: 'southeast', sw: 'southwest'
}

const full = new Set(Object.values(names))

/** The full word of a direction ("w", "west" -> "west"); undefined for every other word. */
export function direction(word: string): string | undefined {
  return full.has(word) ? word : Object.hasOwn(names, word) ? names[word] : undefined
}

/** "No Main St", "So. Yarmouth": old short forms, read as directions only in front of a name. */
export function leadingDirection(word: string): string | undefined {
  return word === 'no' ? 'north' : word === 'so' ? 'south' : direction(word)
}
