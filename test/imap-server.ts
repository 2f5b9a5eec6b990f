import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export type Kept = { uid: number; folder: string; flags: Set<string>; raw: Buffer }
/** What it does instead of answering a command of this name; 'hang up' ends the connection. */
export type Mood = Partial<Record<string, string>>

/** A mailbox after RFC 3501, 4315 and 6851, as small as it can be: keeps messages over a real socket. */
export async function openMailbox(mood: Mood = {}) {
  const messages: Kept[] = []
  const state = { mood, commands: [] as string[], folders: new Set(['INBOX']), numbers: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    converse(socket, messages, state)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    messages, commands: state.commands, folders: state.folders,
    url: `imap://ana%40arden.example:open%3Asesame@127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/INBOX`,
    put: (raw: Buffer | string, flags: string[] = []) => { messages.push({ uid: ++state.numbers, folder: 'INBOX', flags: new Set(flags), raw: Buffer.from(raw) }) },
    become: (next: Mood) => { state.mood = next },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

type State = { mood: Mood; commands: string[]; folders: Set<string>; numbers: number }

function converse(socket: Socket, messages: Kept[], state: State) {
  let folder = ''
  let rest = ''
  const here = () => messages.filter((message) => message.folder === folder)
  const say = (line: string) => socket.write(`${line}\r\n`)
  const one = (uid: string) => here().find((message) => message.uid === Number(uid))

  const answers: Record<string, (words: string) => string | undefined> = {
    CAPABILITY: () => { say('* CAPABILITY IMAP4rev1 UIDPLUS MOVE'); return undefined },
    LOGIN: (words) => (words === '"ana@arden.example" "open:sesame"' || words === 'ana@arden.example open:sesame' ? undefined : 'NO wrong'),
    NAMESPACE: () => { say('* NAMESPACE (("" "/")) NIL NIL'); return undefined },
    LIST: (words) => { if (words.endsWith('""')) say('* LIST (\\Noselect) "/" ""'); else for (const name of state.folders) say(`* LIST () "/" ${name}`); return undefined },
    CREATE: (words) => { const name = words.replaceAll('"', ''); if (state.folders.has(name)) return 'NO [ALREADYEXISTS] there'; state.folders.add(name); return undefined },
    SELECT: (words) => { folder = words.replaceAll('"', ''); say(`* ${here().length} EXISTS`); say('* FLAGS (\\Seen \\Flagged \\Deleted)'); say('* OK [PERMANENTFLAGS (\\Seen \\Flagged \\Deleted)] kept'); say('* OK [UIDVALIDITY 7] valid'); say(`* OK [UIDNEXT ${state.numbers + 1}] next`); return 'OK [READ-WRITE] done' },
    'UID SEARCH': (words) => { const not = ['SEEN', 'FLAGGED', 'DELETED'].filter((flag) => words.includes(`UN${flag}`)); say(`* SEARCH ${here().filter(({ flags }) => !not.some((flag) => flags.has(`\\${flag.charAt(0)}${flag.slice(1).toLowerCase()}`))).map(({ uid }) => uid).join(' ')}`); return undefined },
    'UID FETCH': (words) => {
      const message = one(/^\d+/.exec(words)?.[0] ?? '')
      if (!message) return undefined
      const [, start = '0', most = '99999999'] = /<(\d+)\.(\d+)>/.exec(words) ?? []
      const part = message.raw.subarray(Number(start), Number(start) + Number(most))
      if (!words.includes('PEEK')) message.flags.add('\\Seen')
      socket.write(`* ${here().indexOf(message) + 1} FETCH (UID ${message.uid} BODY[]${words.includes('<') ? `<${start}>` : ''} {${part.length}}\r\n`)
      socket.write(part)
      say(')')
      return undefined
    },
    'UID STORE': (words) => { const [, uid = '', flags = ''] = /^(\d+) \+FLAGS\S* \((.*)\)/.exec(words) ?? []; for (const flag of flags.split(' ')) one(uid)?.flags.add(flag); return undefined },
    'UID MOVE': (words) => {
      const [uid = '', target = ''] = words.replaceAll('"', '').split(' ')
      const message = one(uid)
      if (!message || !state.folders.has(target)) return 'NO [TRYCREATE] no such folder'
      say(`* OK [COPYUID 7 ${uid} ${uid}] moved`)
      say(`* ${here().indexOf(message) + 1} EXPUNGE`)
      message.folder = target
      return undefined
    },
    LOGOUT: () => { say('* BYE good bye'); return undefined },
  }

  const hear = (line: string) => {
    const [, tag = '*', name = '', words = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/.exec(line) ?? []
    const command = name.toUpperCase()
    state.commands.push(command === 'LOGIN' ? command : `${command} ${words}`.trim())
    const instead = state.mood[command]
    if (instead === 'hang up') return socket.destroy()
    const said = instead ?? answers[command]?.(words)
    return say(`${tag} ${said ?? (command in answers || command === 'NOOP' || command === 'CLOSE' ? 'OK done' : 'BAD unknown')}`)
  }

  say('* OK [CAPABILITY IMAP4rev1 UIDPLUS MOVE] at your service')
  socket.on('data', (piece) => {
    rest += piece.toString('latin1')
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      hear(line)
    }
  })
}
