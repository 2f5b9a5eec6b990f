import { Readable } from 'node:stream'
import DKIM from 'nodemailer/lib/dkim'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Dkim } from '#platform/dkim.ts'

/** A letter whose octets are ready, and its envelope. */
type Parcel = { from: string; to: string; raw: Buffer }
/** Hands over one parcel, or fails with nodemailer's error: what the server said, and to which command. */
export type Lines = { hand: (parcel: Parcel) => Promise<void>; close: () => void }
type Line = { connection: SMTPConnection; handed: number; isGone: boolean }

const second = 1000
/** Servers like a new connection now and then. */
const mostOnOne = 1000

/**
 * So many connections to a mail server at most, opened when there is something to hand over and used again for the next. nodemailer's own pool does the same
 * behind a composer of messages; for octets that are ready, that costs as much again as sending them (decision 052).
 */
export function openLines(url: string, most: number, dkim?: Dkim): Lines {
  const { auth, ...server } = parseConnectionUrl(url)
  const options = { ...server, connectionTimeout: 15 * second, greetingTimeout: 15 * second, socketTimeout: 60 * second }
  const signer = dkim && new DKIM(dkim)
  const idle: Line[] = []
  const waiting: ((line: Line | undefined) => void)[] = []
  let open = 0

  /** One that is free; none means that a new one may be opened. */
  async function take(): Promise<Line | undefined> {
    for (let line = idle.pop(); line; line = idle.pop()) {
      if (!line.isGone) return line
      open--
    }
    if (open++ < most) return undefined
    open--
    return new Promise((resume) => waiting.push(resume))
  }

  /** For whoever waits; a line that is gone leaves its place to a new one. */
  function giveBack(line: Line | undefined) {
    const lasting = line && !line.isGone && line.handed < mostOnOne ? line : undefined
    if (!lasting) line?.connection.close()
    const next = waiting.shift()
    if (next) next(lasting)
    else if (lasting) idle.push(lasting)
    else open--
  }

  const connect = () => new Promise<Line>((resolve, reject) => {
    const line: Line = { connection: new SMTPConnection(options), handed: 0, isGone: false }
    const { connection } = line
    connection.on('error', reject)
    connection.once('end', () => {
      line.isGone = true
      reject(Object.assign(new Error('The mail server closed the connection before it took anything.'), { code: 'ECONNECTION' }))
    })
    connection.connect((failed) => {
      if (failed) return reject(failed)
      if (!auth || !connection.allowsAuth) return resolve(line)
      connection.login(auth, (refused) => {
        if (!refused) return resolve(line)
        connection.close()
        reject(refused)
      })
    })
  })

  async function hand(parcel: Parcel): Promise<void> {
    const free = await take()
    const message = signer ? signer.sign(parcel.raw) : Readable.from([parcel.raw], { objectMode: false })
    let line = free
    try {
      line ??= await connect()
      await send(line, parcel, message)
      giveBack(line)
    } catch (error) {
      if (line && !wasRefused(error)) line.isGone = true
      if (line && !line.isGone) await reset(line)
      giveBack(line)
      if (!free || message.readableDidRead || answered(error)) throw error
      return hand(parcel)
    }
  }

  return {
    hand,
    close: () => {
      for (const { connection } of idle.splice(0)) connection.close()
    },
  }
}

async function send(line: Line, { from, to }: Parcel, message: Readable): Promise<void> {
  line.handed++
  await new Promise<void>((resolve, reject) => {
    line.connection.send({ from, to: [to] }, message, (failed) => (failed ? reject(failed) : resolve()))
  })
}

/** So that the next letter begins afresh. */
async function reset(line: Line) {
  line.isGone = await new Promise<boolean>((resolve) => line.connection.reset((failed) => resolve(!!failed)))
}

const codeOf = (error: unknown) => (error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0)
/** The server said something: a connection that it had left meanwhile says nothing. */
const answered = (error: unknown) => codeOf(error) > 0
/** This letter alone was refused; the connection is as good as before. */
const wasRefused = (error: unknown) => answered(error) && codeOf(error) !== 421
