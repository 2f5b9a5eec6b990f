const longest = 100_000
const [quote, backslash, open, close, bracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b]

/** A text that is not a row of JSON objects. */
export class NotJson extends Error {
  override name = 'NotJson'
}

/**
 * The objects of a stream of bytes, one at a time: one a line, or those in the list of a FeatureCollection. Holds no more than one
 * object, and refuses one of more than 100,000 bytes.
 */
export async function* jsonObjects(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let [depth, top, isText, isEscaped] = [0, 0, false, false]
  let head = ''
  let held: Uint8Array[] = []
  let size = 0
  const decoder = new TextDecoder()

  for await (const chunk of chunks) {
    let from = depth > top ? 0 : -1
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]
      if (isText) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) isText = false
        continue
      }
      if (byte === quote) isText = true
      else if (byte === open && ++depth === top + 1) from = at
      else if (byte === bracket && top === 0 && depth === 1 && isCollection(head + decoder.decode(chunk.subarray(Math.max(from, 0), at)))) {
        top = 1
        held = []
        size = 0
        from = -1
      } else if (byte === close && depth-- === top + 1) {
        yield Buffer.concat([...held, chunk.subarray(Math.max(from, 0), at + 1)]).toString('utf8')
        held = []
        size = 0
        head = ''
        from = -1
      }
    }
    if (depth <= top) continue
    const rest = chunk.subarray(Math.max(from, 0))
    size += rest.length
    if (size > longest) throw new NotJson('An object in it is longer than 100,000 characters')
    held.push(Uint8Array.from(rest))
    if (top === 0) head = Buffer.concat(held).toString('utf8')
  }
  if (depth > 0) throw new NotJson('It ends in the middle of an object')
}

const isCollection = (head: string) => head.length < 2000 && /"FeatureCollection"/.test(head) && /"features"\s*:\s*$/.test(head)
