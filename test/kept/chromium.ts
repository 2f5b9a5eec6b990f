import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

export const executable = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
let browser: Browser | undefined

/** One for all walks of a worker; it ends with the worker. Visitors in it know nothing of each other. */
export async function theBrowser(): Promise<Browser> {
  if (!browser?.isConnected()) browser = await chromium.launch({ executablePath: executable, args: flags })
  return browser
}
