import { serve } from '@hono/node-server'
import { createApp } from '#app.tsx'
import type { House } from '#house.ts'

export type Doors = { origin: string; close: () => Promise<void> }

/** Listens. `close` lets the requests that are under way end. */
export async function openDoors(house: House): Promise<Doors> {
  const app = createApp(house)
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: house.settings.PORT }, ({ port }) => {
      resolve({
        origin: house.settings.PUBLIC_URL ?? `http://localhost:${port}`,
        close: () => new Promise((done) => {
          server.close(() => done())
          if ('closeIdleConnections' in server) server.closeIdleConnections()
        }),
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${house.settings.PORT} is taken. Set PORT to another one.`) : error)
    })
  })
}
