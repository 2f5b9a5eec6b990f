import { type ChildProcess, fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import type { Done } from '../test/kill/mailings-hand.ts'
import { aMailing, letterOf } from './many-readers.ts'
import type { Tally } from './mail-sink.ts'
import { openGround, type Plot } from './people-ground.ts'
import { against, type Figure, median } from './report.ts'

const letters = 100_000
/** Of the reference: enough to see how fast it goes. */
const prepared = 20_000
const kills = 5
const mostUnknown = 200
const hand = join(import.meta.dirname, '../test/kill/mailings-hand.ts')
const byHand = join(import.meta.dirname, 'newsletter-by-hand.ts')
const tallyShape: z.ZodType<Tally> = z.object({ letters: z.number(), distinct: z.number(), octets: z.number() })
const doneShape: z.ZodType<Done> = z.object({ seconds: z.number(), megabytes: z.number() })
/** As `bin/worker` starts it. */
const execArgv = ['--max-semi-space-size=1', '--import', 'tsx']

/** Hands a mailing to a hundred thousand people to a mail server on this machine, in one process, beside nodemailer sending one of these letters in a loop. */
export async function run(): Promise<Figure[]> {
  const ground = await openGround(140_000)
  const sink = fork(join(import.meta.dirname, 'mail-sink.ts'), { execArgv: ['--import', 'tsx'] })
  const { port } = await said(sink, z.object({ port: z.number() }))
  try {
    return await ground.populated(async (plot) => {
      const id = await aMailing(plot.db, letters)
      const raw = await letterOf(plot.db, id)
      console.log(`a letter of it has ${raw.length} octets`)
      const env = (dkim: boolean) => ({
        ...process.env, DATABASE_URL: plot.url, COMMONWEAL_HOME: join(tmpdir(), 'commonweal-bench'), SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'hello@tidewater.example', MAIL_PER_SECOND: '0', MAIL_PER_DOMAIN: '0',
        DKIM_SELECTOR: dkim ? 'bench' : '', DKIM_KEY_FILE: '',
      })
      const plain = await measured(plot, sink, id, env(false), raw)
      const signed = await measured(plot, sink, id, env(true), raw)
      await killed(plot, sink, id, env(false))
      return [
        against({ name: 'messages', value: plain.ours, unit: 'letters/s' }, 'nodemailer, one prepared letter', plain.theirs),
        against({ name: 'messages_dkim', value: signed.ours, unit: 'letters/s' }, 'nodemailer, one prepared letter', signed.theirs),
        { name: 'rss', value: Math.max(plain.megabytes, signed.megabytes), unit: 'MB' },
      ]
    })
  } finally {
    sink.disconnect()
    await ground.close()
  }
}

/** Letters a second, ours between two runs of the loop. */
async function measured(plot: Plot, sink: ChildProcess, id: number, env: NodeJS.ProcessEnv, raw: Buffer) {
  const loop = async () => {
    const child = fork(byHand, [String(prepared)], { execArgv, env })
    child.send(raw.toString('base64'))
    const seconds = await said(child, z.number())
    await once(child, 'exit')
    return prepared / seconds
  }
  const before = await loop()
  await forget(plot, sink, id)
  const child = fork(hand, [], { execArgv, env })
  let done: Done | undefined
  child.on('message', (words) => { done = doneShape.safeParse(words).data })
  await once(child, 'exit')
  const { letters: arrived, distinct } = await tallyOf(sink)
  if (!done || arrived !== letters || distinct !== letters) throw new Error(`${arrived} letters arrived, ${distinct} of them different, and not ${letters}`)
  return { ours: Math.round(letters / done.seconds), megabytes: done.megabytes, theirs: Math.round(median([before, await loop(), before])) }
}

/** The same, and the process is killed five times at moments that nobody chose. */
async function killed(plot: Plot, sink: ChildProcess, id: number, env: NodeJS.ProcessEnv) {
  await forget(plot, sink, id)
  for (let kill = 0; kill < kills; kill++) {
    const before = (await tallyOf(sink)).letters
    const child = fork(hand, [], { execArgv, env })
    const ended = once(child, 'exit')
    while ((await tallyOf(sink)).letters === before) await after(20)
    await after(randomInt(8_000))
    child.kill('SIGKILL')
    await ended
  }
  await once(fork(hand, [], { execArgv, env }), 'exit')
  const { letters: arrived, distinct } = await tallyOf(sink)
  const counts = await deliveries.counts(plot.db, { id })
  console.log(`killed ${kills} times: ${arrived} letters arrived, ${arrived - distinct} twice; ${counts.sent} are known to be sent, ${counts.unknown} unknown (${counts.unknown / kills} a kill)`)
  if (arrived !== distinct || counts.sent + counts.unknown !== letters || arrived < counts.sent || counts.unknown > kills * mostUnknown) throw new Error(`that is not what was promised: ${JSON.stringify(counts)}`)
}

/** Nobody has got it yet. */
async function forget({ db }: Plot, sink: ChildProcess, id: number) {
  await sql`update deliveries set state = 'waiting', attempts = 0, next_at = '-infinity', settled_at = null, trouble = '' where mailing_id = ${id}`.execute(db)
  await sql`update mailings set stage = 'leaving', begun_at = now(), gone_at = null where id = ${id}`.execute(db)
  await sql`vacuum analyze deliveries`.execute(db)
  sink.send('forget')
  await once(sink, 'message')
}

async function tallyOf(sink: ChildProcess): Promise<Tally> {
  sink.send('tally')
  return said(sink, tallyShape)
}

async function said<Words>(child: ChildProcess, shape: z.ZodType<Words>): Promise<Words> {
  const [words]: unknown[] = await once(child, 'message')
  return shape.parse(words)
}
