export type Answer = { id: number } | { wrong: string } | { left: true }

const failed = 'The picture did not arrive. Look whether you are connected and whether it is larger than 30 MB, then try again.'
const refused = 'The picture was not taken. Save your text, sign in anew, and try again.'

/** Sends a picture with its words, telling how far it is, in percent; `leave` gives it up. */
export function send(href: string, { picture, ...words }: { picture: File; alt: string; credit: string }, tell: (percent: number) => void): { answer: Promise<Answer>; leave: () => void } {
  const form = new FormData()
  for (const [name, value] of Object.entries(words)) form.set(name, value)
  form.set('picture', picture, picture.name || 'pasted')
  const request = new XMLHttpRequest()
  const answer = new Promise<Answer>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(Math.floor(100 * loaded / (total || 1))))
    request.addEventListener('load', () => resolve(read(request)))
    request.addEventListener('error', () => resolve({ wrong: failed }))
    request.addEventListener('abort', () => resolve({ left: true }))
  })
  request.open('POST', href)
  request.setRequestHeader('accept', 'application/json')
  request.send(form)
  return { answer, leave: () => request.abort() }
}

function read({ status, responseText }: XMLHttpRequest): Answer {
  const said = parsed(responseText)
  if (status === 201 && typeof said.id === 'number') return { id: said.id }
  const [sentence] = Object.values(said.errors ?? {}).flat()
  return { wrong: sentence ?? (status === 413 ? failed : refused) }
}

function parsed(text: string): { id?: number; errors?: Record<string, string[]> } {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
