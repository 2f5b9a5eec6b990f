import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '#app.tsx'
import type { House } from '#house.ts'

export type Doors = { origin: string; close: () => Promise<void> }

const grace = 5_000

/** Listens. Whom the page cache can serve does not enter the hall. `close` lets the requests that are under way end, within five seconds. */
export async function openDoors(house: House): Promise<Doors> {
  const enter = getRequestListener(createApp(house).fetch)
  const server = createServer((request, response) => {
    if (!house.cache.answer(request, response)) void enter(request, response)
  })
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${house.settings.PORT} is taken. Set PORT to another one.`) : error)
    })
    server.listen(house.settings.PORT, () => {
      const address = server.address()
      const port = address && typeof address === 'object' ? address.port : house.settings.PORT
      resolve({
        origin: house.settings.PUBLIC_URL ?? `http://localhost:${port}`,
        close: () => new Promise((done) => {
          server.close(() => done())
          setTimeout(() => server.closeAllConnections(), grace).unref()
        }),
      })
    })
  })
}
