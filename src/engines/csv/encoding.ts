export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/**
 * Tells a text file's encoding while it passes by. A byte order mark decides; without one, half of the first bytes being zero means
 * UTF-16, bytes that are valid UTF-8 to the very end mean UTF-8, and anything else is taken for Windows-1252, as spreadsheets write it.
 */
export function openEncodingEar(): { hear: (bytes: Uint8Array) => void; told: () => Encoding } {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let head: Uint8Array = new Uint8Array()
  let isValid = true
  const decode = (...given: Parameters<TextDecoder['decode']>) => {
    try {
      strict.decode(...given)
    } catch {
      isValid = false
    }
  }
  return {
    hear: (bytes) => {
      if (head.length < 64) head = Uint8Array.from([...head, ...bytes.subarray(0, 64)])
      if (isValid) decode(bytes, { stream: true })
    },
    told: () => {
      const wide = wideIn(head)
      if (wide) return wide
      if (isValid) decode()
      return isValid ? 'utf-8' : 'windows-1252'
    },
  }
}

function wideIn(head: Uint8Array): Encoding | undefined {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zeros = [0, 1].map((odd) => head.filter((byte, at) => at % 2 === odd && byte === 0).length)
  if (zeros.every((count) => count <= head.length / 8)) return undefined
  return (zeros[1] ?? 0) > (zeros[0] ?? 0) ? 'utf-16le' : 'utf-16be'
}
