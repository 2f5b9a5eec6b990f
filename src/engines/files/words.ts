import type { Reader } from '#engines/files/reader.ts'

const piece = 256 * 1024
const most = 20 * 1024 * 1024
const page = /^\s*<|<\s*(!doctype|html|head|body|script|style|svg|iframe|object|embed|form|meta|link|\?xml)\b/i
const control = /[\u0000-\u0008\u000E-\u001F\u007F]/

/** Words and nothing else: UTF-8 without controls, and no page or script of one. */
export async function isWords(file: Reader): Promise<boolean> {
  if (file.size === 0 || file.size > most) return false
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < file.size; at += piece) {
      const text = decoder.decode(await file.read(at, piece), { stream: true })
      if (control.test(text) || (at === 0 && page.test(text))) return false
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}
