import type { Undeliverable } from '#domain/people/undeliverable.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { LetterStatus } from '#office/letters/letter-status.tsx'
import type { Letter } from '#platform/letters.ts'
import { Day, Moment } from '#ui/day.tsx'
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
          {letter.status === 'unknown' && <p class="meta">It may or may not have arrived, so it is not sent again by itself. Whoever waits for it can ask for another.</p>}
        </section>
      </div>
    </OfficeLayout>
  )
}

const linked = (line: string) => (/^https?:\/\/\S+$/.test(line) ? <a href={line}>{line}</a> : line)
