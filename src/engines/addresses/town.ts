import { leadingDirection } from '#engines/addresses/directions.ts'
import { fold, words } from '#engines/addresses/fold.ts'

const short: Record<string, string> = {
  st: 'saint', ste: 'sainte', mt: 'mount', ft: 'fort', ctr: 'center', cntr: 'center', centre: 'center', vlg: 'village',
  hts: 'heights', hbr: 'harbor', harbour: 'harbor', jct: 'junction', spgs: 'springs', fls: 'falls', pt: 'point', sq: 'square', is: 'island'
}

/** The one spelling under which words of a town or postal name are compared. */
export function townOf(all: readonly string[]): string {
  const bare = (all[0] === 'town' || all[0] === 'city') && all[1] === 'of' && all.length > 2 ? all.slice(2) : all
  const full = bare.map((word, at) => {
    if (at === 0 && bare.length > 1) {
      const towards = leadingDirection(word)
      if (towards) return towards
    }
    const name = (Object.hasOwn(short, word) ? short[word] : undefined) ?? word
    return name.length > 7 ? name.replace(/borough$/u, 'boro') : name
  })
  return full.join(' ') === bare.join(' ') && bare === all ? full.join(' ') : townOf(full)
}

/** `townOf` for a name as written: "N. Andover" -> "north andover", "Foxborough" -> "foxboro". Idempotent. */
export function normaliseTown(written: string): string {
  return townOf(words(fold(written)))
}
