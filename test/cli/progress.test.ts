import { expect, test } from 'vitest'
import { openProgress } from '#cli/progress.ts'

function watched(isTTY: boolean) {
  const said: string[] = []
  let time = 0
  const stream = { isTTY, write: (text: string) => said.push(text) > 0 }
  const progress = openProgress('Reading', 100, { stream, now: () => time })
  return { said, progress, later: (ms: number) => { time += ms } }
}

test('nothing is said in the first second', () => {
  const { said, progress } = watched(true)
  progress.add(50)
  progress.close()
  expect(said).toEqual([])
})

test('a terminal gets a bar, anything else a line every tenth', () => {
  for (const isTTY of [true, false]) {
    const { said, progress, later } = watched(isTTY)
    later(2000)
    for (let at = 0; at < 100; at++) progress.add(1)
    progress.close()
    expect(said.length).toBe(isTTY ? 101 : 10)
    expect(said[isTTY ? 49 : 4]).toBe(isTTY ? `\r${'█'.repeat(15)}${'░'.repeat(15)} Reading: 50 %` : 'Reading: 50 %\n')
  }
})
