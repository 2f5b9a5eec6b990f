/** A file that is looked at in pieces. `read` answers at most `length` bytes from `at`, fewer at its end. */
export type Reader = { size: number; read: (at: number, length: number) => Promise<Buffer> }
