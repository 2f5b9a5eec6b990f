/** What a command's exit code says. */
export const exits = { done: 0, failed: 1, usage: 2, refusals: 3, later: 75 } as const

export const exitHelp = `
Exit codes:
  0  all of it was done
  1  it failed, and nothing has changed
  2  the command was not understood
  3  it was done, but some rows were refused; they are listed`
