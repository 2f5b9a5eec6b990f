import type { Undeliverable } from '#domain/people/undeliverable.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { LetterStatus } from '#office/letters/letter-status.tsx'
import type { Letter } from '#platform/letters.ts'
import { Day, Moment } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { reasonWords } from '#ui/return-words.ts'

export function LetterPage({ frame, actor, letter, dead }: { frame: Frame; actor: Actor; letter: Letter; dead?: Undeliverable }) {
  return (
    <OfficeLayout frame={frame} actor={actor} title={letter.subject} room="letters" above={<p><a href={routes.office.letters.href()}>Letters</a></p>}>
      <div class="panels panels--lead">
        <section class="panel" aria-label="The letter">
          {letter.body
            ? <div class="letter">{letter.body.split('\n').map((line) => <>{linked(line)}{'\n'}</>)}</div>
            : <p class="meta">Its words held a key to the office and are no longer kept.</p>}
        </section>
        <section class="panel" aria-label="What became of it">
          <dl class="facts">
            <dt>State</dt><dd><LetterStatus status={letter.status} /></dd>
            <dt>To</dt><dd class="breaks">{letter.recipient}</dd>
            {dead && <><dt>That address</dt><dd>Letters to it came back on <Day at={dead.since} />. {reasonWords[dead.reason]}</dd></>}
            <dt>Written</dt><dd><Moment at={letter.written_at} /></dd>
            {letter.settled_at && <><dt>Settled</dt><dd><Moment at={letter.settled_at} /></dd></>}
            {letter.attempts > 1 && <><dt>Tried</dt><dd>{letter.attempts} times</dd></>}
            {letter.trouble && <><dt>Trouble</dt><dd class="breaks">{letter.trouble}</dd></>}
          </dl>
          {letter.status === 'unknown' && <p class="meta">It may or may not have arrived, so it is not sent again by itself.</p>}
          <SendAgain letter={letter} may={actor.deeds.has('look after letters')} />
        </section>
      </div>
    </OfficeLayout>
  )
}

function SendAgain({ letter: { id, status, body, recipient }, may }: { letter: Letter; may: boolean }) {
  if (status !== 'unknown' && status !== 'refused') return null
  if (!body) return <p class="meta">Whoever waits for it can ask for another.</p>
  if (!may) return null
  return (
    <>
      <p><Asking dialog="again">Send it again</Asking></p>
      <Dialog id="again" title="Send this letter again?" href={routes.office.letterSending.href({ id })} method="PUT" verb={status === 'unknown' ? 'Send it again, though it may arrive twice' : 'Send it again'} keep="Leave it">
        {status === 'unknown'
          ? <p>It may have arrived already. Then {recipient} gets it twice; many mail programs show only one, since it is the same letter.</p>
          : <p>The mail server refused it. Unless the reason is gone, it refuses it again, and too many refusals make it trust us less.</p>}
      </Dialog>
    </>
  )
}

const linked = (line: string) => (/^https?:\/\/\S+$/.test(line) ? <a href={line}>{line}</a> : line)
