import { expect } from 'vitest'
import { createApp } from '#app.tsx'
import { form, house } from './house.ts'
import { linksTo, workOnce } from './office/colleagues.ts'

const open = createApp({ ...house, limits: { spend: () => 'fine' } })

/** Opens the newest letter to this address and says yes to all it asks about. The page that follows. */
export async function confirm(email: string): Promise<Response> {
  await workOnce()
  const [link] = await linksTo(email)
  expect(link, `a letter to ${email}`).toBeDefined()
  const { pathname } = new URL(link!)
  const asked = await (await open.request(pathname)).text()
  const ticks = Object.fromEntries([...asked.matchAll(/name="(confirm-\d+)"/g)].map(([, name]) => [name!, 'yes']))
  return open.request(pathname, form('POST', ticks))
}
