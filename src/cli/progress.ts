type Screen = { isTTY?: boolean | undefined; write: (text: string) => boolean }
export type Progress = { add: (amount: number) => void; close: () => void }

const width = 30

/** How far along it is, on standard error: a bar on a terminal, a line every ten per cent elsewhere. Nothing in the first second. */
export function openProgress(what: string, whole: number, { stream = process.stderr, now = Date.now }: { stream?: Screen; now?: () => number } = {}): Progress {
  const started = now()
  let [done, shown, drawn] = [0, 0, false]

  const show = () => {
    const said = `${what}: ${Math.floor((done * 100) / whole)} %`
    const bar = '█'.repeat(Math.floor((done * width) / whole)).padEnd(width, '░')
    stream.write(stream.isTTY ? `\r${bar} ${said}` : `${said}\n`)
    drawn = true
  }
  return {
    add: (amount) => {
      done = Math.min(whole, done + amount)
      const step = whole === 0 ? 0 : Math.floor((done * (stream.isTTY ? 100 : 10)) / whole)
      if (step <= shown || now() - started <= 1000) return
      shown = step
      show()
    },
    close: () => {
      if (drawn && stream.isTTY) stream.write('\n')
    },
  }
}

/** The same around a piece of work. */
export async function withProgress<Result>(what: string, whole: number, work: (add: Progress['add']) => Promise<Result>): Promise<Result> {
  const progress = openProgress(what, whole)
  try {
    return await work(progress.add)
  } finally {
    progress.close()
  }
}
