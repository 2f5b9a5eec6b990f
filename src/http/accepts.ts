/** Whether an `accept-encoding` header asks for this encoding and does not refuse it with `q=0` (RFC 9110, 12.5.3). */
export function accepts(header: string, encoding: 'br' | 'gzip'): boolean {
  return header.toLowerCase().split(',').some((offer) => {
    const [name = '', ...params] = offer.split(';').map((part) => part.trim())
    return name === encoding && !params.some((param) => /^q=0(\.0*)?$/.test(param))
  })
}
