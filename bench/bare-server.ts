import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** The least that Node can do: the same bytes with the same headers, whatever is asked. Its argument is a file with both. */
const { headers, body }: { headers: string[]; body: string } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const bytes = Buffer.from(body, 'base64')
const server = createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(address && typeof address === 'object' ? address.port : '')
})
