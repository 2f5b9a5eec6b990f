/** Words of our own, of ASCII, as they are written. */
export type Words = Uint8Array

export const words = (text: string): Words => Buffer.from(text, 'latin1')
