/** What both passkey buttons need: talking to the server's two steps, and saying in words what went wrong. */
export async function step<Said>(element: HTMLElement, name: string, body?: object): Promise<Said> {
  const answer = await fetch(`${element.dataset.steps}/${name}`, body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Refusal(answer.status)
  return answer.json()
}

class Refusal extends Error {
  readonly status: number
  constructor(status: number) {
    super(`refused with ${status}`)
    this.status = status
  }
}

/** Shows the element where passkeys are known, and does the work when its button is pressed. */
export function onPress(element: HTMLElement, work: () => Promise<void>, sentences: { refused: string }) {
  const button = element.querySelector('button')
  const said = element.querySelector('[role=status]')
  if (!button || !said || !('PublicKeyCredential' in window) || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return

  element.hidden = false
  button.addEventListener('click', async () => {
    said.textContent = ''
    button.disabled = true
    try {
      await work()
    } catch (error) {
      said.textContent = error instanceof Refusal && error.status === 429 ? 'That was often. Wait a minute, then try again.'
        : error instanceof Refusal ? sentences.refused
        : 'Your device did not finish. Nothing has changed; you can try again.'
      button.disabled = false
    }
  })
}
