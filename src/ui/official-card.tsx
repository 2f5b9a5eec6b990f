import type { Official } from '#domain/legislature/officials.ts'
import { Broken } from '#ui/footer.tsx'
import { Icon } from '#ui/icon.tsx'
import { Silhouette } from '#ui/silhouette.tsx'

type Props = { official: Official; kicker: string; outline?: string; committee?: string; kind?: 'call' | 'email' | 'letter'; mail?: string; thumb?: boolean; heading?: 2 | 3 }

/** Whom to reach and how: the number first, as a link the phone understands. */
export function OfficialCard({ official, kicker, outline, committee, kind = 'call', mail, thumb, heading = 2 }: Props) {
  const term = official.terms[0]
  const phones = official.offices.filter(({ voice }) => voice)
  const Heading = heading === 2 ? 'h2' : 'h3'
  return (
    <section class={`official-card ${thumb ? 'official-card--thumb' : ''} split__stay`} aria-labelledby={`official-${official.id}`}>
      <div class="official-card__who">
        <div>
          <p class="kicker">{kicker}</p>
          <Heading id={`official-${official.id}`}>{term?.short_title} {official.name}</Heading>
          <p class="meta">{[official.party, term?.district].filter(Boolean).join(' · ')}</p>
        </div>
        {outline && <Silhouette path={outline} />}
      </div>
      <Reach official={official} kind={kind} mail={mail} phone={phones[0]?.voice} />
      <div class="official-card__more">
        <dl class="facts">
          {phones.slice(kind === 'call' ? 1 : 0).map(({ voice, classification }) => (
            <><dt>{classification === 'capitol' ? 'State House' : 'District line'}</dt><dd><a href={tel(voice)}>{voice}</a></dd></>
          ))}
          {official.email && <><dt>E-mail</dt><dd><a href={`mailto:${official.email}`}><Broken text={official.email} /></a></dd></>}
          {!official.email && official.website && <><dt>Contact form</dt><dd><a href={official.website} rel="noreferrer">Their own site</a></dd></>}
          {official.offices.slice(0, 1).map(({ room, address }) => (room || address) && <><dt>{room ? 'Room' : 'Address'}</dt><dd>{room || address}</dd></>)}
          {committee && <><dt>Committee</dt><dd>{committee}</dd></>}
        </dl>
      </div>
    </section>
  )
}

function Reach({ official, kind, mail, phone }: { official: Official; kind: 'call' | 'email' | 'letter'; mail?: string; phone?: string }) {
  const style = 'button button--primary button--big official-card__call'
  if (kind === 'email' && official.email) return <a class={style} href={mail ?? `mailto:${official.email}`}><Icon of="email" /> Open the e-mail</a>
  if (kind === 'letter') return null
  if (phone) return <a class={style} href={tel(phone)}><Icon of="call" /> Call {phone}</a>
  return <p class="official-card__more">No telephone number is listed for this office.</p>
}

/** RFC 3966, with an extension when the number names one. Without its area code a number is only known nearby. */
export function tel(number: string) {
  const [main = '', extension] = number.split(/\s*(?:ext\.?|x)\s*/i)
  const digits = main.replace(/\D/g, '')
  const start = digits.length === 10 ? '+1' : digits.length > 10 ? '+' : ''
  return `tel:${start}${digits}${extension ? `;ext=${extension.replace(/\D/g, '')}` : ''}`
}
