/** How a file is handed over under a name (RFC 6266): in plain letters for old programs, and as it is (RFC 8187) for the others. */
export function dispositionOf(how: 'inline' | 'attachment', name: string): string {
  const whole = name.toWellFormed()
  const plain = whole.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\x20-\x7E]/g, '_').replace(/["\\%;]/g, '_')
  const coded = encodeURIComponent(whole).replace(/['()*!]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${plain}"${plain === whole ? '' : `; filename*=UTF-8''${coded}`}`
}
