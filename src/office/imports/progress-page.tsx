import type { Import } from '#domain/people/arrivals/imports.ts'
import type { Refusal } from '#domain/people/arrivals/arrival.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Refused } from '#office/imports/preview-page.tsx'
import { stageWords } from '#office/imports/stage-words.ts'
import { Moment } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { count } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; one: Import; refusals: Refusal[]; mayUndo: boolean }

/** How far an import is, what it came to, and the way back. */
export function ProgressPage({ frame, actor, one, refusals, mayUndo }: Props) {
  const moving = one.stage === 'running' || one.stage === 'undoing'
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="imports" title={one.name} above={<p class="meta"><a href={routes.office.imports.href()}>Imports</a></p>}
      buttons={mayUndo && ['running', 'done', 'failed'].includes(one.stage) ? <Asking dialog="undo">Take it back</Asking> : undefined}
    >
      {moving ? <look-again data-seconds="2"><Moving one={one} /></look-again> : <Ended one={one} />}
      <dl class="stats section">
        <Stat words="added" number={one.added} /><Stat words="changed" number={one.changed} /><Stat words="known as they were" number={one.unchanged} /><Stat words="refused" number={one.refused} />
      </dl>
      <Refused refusals={refusals} all={routes.office.importRefusals.href(one)} />
      <Dialog id="undo" title="Take this import back?" href={routes.office.importUndoing.href(one)} method="PUT" verb="Take it back" keep="Leave it" danger>
        <p>People it brought in are removed, unless something else is known of them by now. What it changed of others becomes what it was, where nobody has changed it since. Consent that the file told of no longer counts.</p>
      </Dialog>
    </OfficeLayout>
  )
}

const Stat = ({ words, number }: { words: string; number: number }) => <div class="stat"><dt>{words}</dt><dd>{number.toLocaleString('en-US')}</dd></div>

function Moving({ one }: { one: Import }) {
  const undoing = one.stage === 'undoing'
  const [value, max] = undoing ? [one.rows_done + 2 - one.undone_row, one.rows_done + 2] : [one.bytes_done, Math.max(one.bytes, 1)]
  const percent = Math.min(100, Math.floor((100 * value) / max))
  return (
    <section class="card import-card" aria-labelledby="far">
      <div class="progress">
        <div class="progress__row"><h2 class="import-card__title" id="far">{undoing ? 'Taking it back' : 'Taking it in'}</h2> <span class="num">{undoing ? `${percent} %` : `${count(one.rows_done, 'row')}, ${percent} %`}</span></div>
        <progress value={value} max={max} aria-labelledby="far">{percent} %</progress>
        <div class="progress__row meta"><span>{one.pace && !undoing ? `${count(Math.round(one.pace), 'row')} a second` : 'It goes on by itself'}</span> <span>{timeLeft(one)}It is safe to leave this page.</span></div>
      </div>
    </section>
  )
}

/** By the bytes that are left, at the pace of the last piece. */
function timeLeft({ stage, rows_done, bytes, bytes_done, pace }: Import): string {
  if (stage !== 'running' || !pace || bytes_done === 0) return ''
  const seconds = ((bytes - bytes_done) * rows_done) / bytes_done / pace
  return seconds < 90 ? `About ${count(Math.max(1, Math.round(seconds)), 'second')} left. ` : `About ${count(Math.round(seconds / 60), 'minute')} left. `
}

function Ended({ one }: { one: Import }) {
  const failed = one.stage === 'failed'
  return (
    <div class={`notice ${failed ? 'notice--wrong' : 'notice--right'} office-notice`} role="status">
      <p><strong>{capital(stageWords(one))}.</strong> {one.finished_at && <Moment at={one.finished_at} />}</p>
      {failed && <p>{one.failure}. The rows before are taken in. Take the import back, mend the file and send it again, or leave them.</p>}
      {one.stage === 'undone' && one.kept > 0 && <p>{count(one.kept, 'person stays', 'people stay')}, because something else is known of them by now.</p>}
      {one.stage === 'done' && <p><a href={routes.office.people.href()}>See the people</a>, or <a href={routes.office.duplicates.href()}>look for duplicates</a>.</p>}
    </div>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
