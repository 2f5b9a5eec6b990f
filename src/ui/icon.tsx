const shapes = {
  call: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2Z',
  email: 'M3 6h18v13H3zM3 7l9 7 9-7',
  letter: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h4',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  here: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  add: 'M12 5v14M5 12h14',
  remove: 'M6 6l12 12M18 6 6 18',
} as const

/** Always beside words, never instead of them. */
export function Icon({ of }: { of: keyof typeof shapes }) {
  return <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d={shapes[of]} /></svg>
}
