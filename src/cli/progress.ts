export type Progress = { add: (amount: number) => void; close: () => void }

const width = 30

/** How far along it is, on standard error: a bar on a terminal, a line every ten per cent elsewhere. Nothing in the first second. */
export function openProgress(what: string, whole: number, { stream = process.stderr, now = Date.now } = {}): Progress {
  const started = now()
  let [done, shown, drawn] = [0, 0, false]

  const show = (share: number) => {
    const said = `${what}: ${Math.floor(share * 100)} %`
    const bar = '█'.repeat(Math.floor(share * width)).padEnd(width, '░')
    stream.write(stream.isTTY ? `\r${bar} ${said}` : `${said}\n`)
    drawn = true
    shown = share
  }
  return {
    add: (amount) => {
      done += amount
      const share = whole === 0 ? 1 : Math.min(1, done / whole)
      if (now() - started > 1000 && share - shown >= (stream.isTTY ? 0.01 : 0.1)) show(share)
    },
    close: () => {
      if (drawn && stream.isTTY) stream.write('\n')
    },
  }
}
