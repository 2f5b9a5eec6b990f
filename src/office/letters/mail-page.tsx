import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { recordFor } from '#platform/mail-records/dkim-record.ts'
import type { Sending } from '#platform/mail-records/examine.ts'
import { type Entry, type Finding, zoneLine } from '#platform/mail-records/finding.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'

type Props = { frame: Frame; actor: Actor; sending: Sending; outbox?: string; findings?: Finding[]; did?: string }

const { letters, mailCheck, testLetters } = routes.office

export function MailPage({ frame, actor, sending, outbox, findings, did }: Props) {
  const { from, bounces, dkim, server } = sending
  return (
    <OfficeLayout frame={frame} actor={actor} title="How letters leave" room="letters" above={<p><a href={letters.href()}>Letters</a></p>}>
      {did === 'test' && (
        <div class="notice notice--right office-notice" role="status">
          <p>A test letter to {actor.email} is on its way. What becomes of it stands under <a href={letters.href()}>Letters</a>.</p>
        </div>
      )}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="told">
          <h2 id="told">What others are told about them</h2>
          <p class="meta">Large mail providers take letters only from domains that publish who sends for them. This asks the name system what yours says.</p>
          <form method="post" action={mailCheck.href()} data-turbo="false"><button class="button button--primary">Check now</button></form>
          {findings && <Findings findings={findings} />}
          {dkim && !findings?.some(({ about, publish }) => about === 'DKIM' && publish) && (
            <>
              <h3>The key to publish</h3>
              <p class="meta">With it, everybody can tell that a letter is yours. It is no secret.</p>
              <Record entry={recordFor(dkim)} />
            </>
          )}
        </section>
        <section class="panel" aria-labelledby="set">
          <h2 id="set">What is set</h2>
          <dl class="facts">
            <dt>From</dt><dd class="breaks">{from}</dd>
            <dt>Taken by</dt><dd class="breaks">{server ?? <>nobody: SMTP_URL is not set, and they are kept in {outbox}</>}</dd>
            <dt>Signed</dt><dd class="breaks">{dkim ? <>for {dkim.domainName}, as {dkim.keySelector}</> : 'no: DKIM_SELECTOR is not set'}</dd>
            <dt>Bounces</dt><dd class="breaks">{bounces ? <>return to {bounces}, each with its own mark</> : <>return to {from}: BOUNCE_ADDRESS is not set</>}</dd>
          </dl>
          <p class="meta">These are settings of the program; whoever runs it can change them.</p>
          <Pressing href={testLetters.href()} method="POST">Send a test letter to myself</Pressing>
        </section>
      </div>
    </OfficeLayout>
  )
}

const grades: Record<Finding['grade'], { word: string; tone: string }> = {
  right: { word: 'Right', tone: 'badge--right' },
  careful: { word: 'Could be better', tone: 'badge--careful' },
  wrong: { word: 'Wrong', tone: 'badge--wrong' },
  unknown: { word: 'Unknown', tone: '' },
}

function Findings({ findings }: { findings: Finding[] }) {
  return (
    <>
      {findings.every(({ grade }) => grade === 'unknown') && (
        <div class="notice notice--careful" role="status"><p>The name system cannot be asked from this machine just now, so nothing was checked.</p></div>
      )}
      <ul class="lines">
        {findings.map(({ about, grade, says, publish }) => (
          <li class="stack">
            <p class="row"><strong>{about}</strong> <span class={`badge ${grades[grade].tone}`}>{grades[grade].word}</span></p>
            <p class="breaks">{says}</p>
            {publish && <Record entry={publish} />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Each piece is marked whole by one press, for copying. */
const Record = ({ entry }: { entry: Entry }) => (
  <dl class="facts">
    <dt>Name</dt><dd><code class="command command--whole">{entry.name}</code></dd>
    <dt>Type</dt><dd>{entry.type}</dd>
    <dt>Value</dt><dd><code class="command command--whole">{entry.value}</code></dd>
    <dt>As a zone line</dt><dd><code class="command command--whole">{zoneLine(entry)}</code></dd>
  </dl>
)
