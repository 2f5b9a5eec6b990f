import { routes } from '#http/routes.ts'
import type { OwnPage } from '#site/account/own-page.ts'
import { channelWords, switchWords } from '#ui/consent-words.ts'
import { Day } from '#ui/day.tsx'

/** What somebody gets from us, each with its switch; the words on the button are what the ledger keeps. */
export const AgreementsSection = ({ switches }: { switches: OwnPage['switches'] }) => (
  <section class="section" aria-labelledby="agreements">
    <div class="section__in">
      <div class="section__head"><h2 id="agreements">What we send you</h2></div>
      <ul class="lines">{switches.map((one) => <Switch one={one} />)}</ul>
    </div>
  </section>
)

function Switch({ one: { channel, list, given, at, group } }: { one: OwnPage['switches'][number] }) {
  const words = switchWords(list, group)
  return (
    <li class="row row--apart">
      <span>
        <strong>{words}</strong> {channelWords[channel]} <span class={`badge ${given ? 'badge--right' : ''}`}>{given ? 'On' : 'Off'}</span> {at && <span class="meta">since <Day at={at} /></span>}
      </span>
      <form method="post" action={routes.site.accountConsents.href()}>
        <input type="hidden" name="_method" value="PUT" />
        <input type="hidden" name="channel" value={channel} />
        <input type="hidden" name="list" value={list} />
        <button class="button button--small" name="given" value={given ? 'no' : 'yes'} aria-label={`Switch ${given ? 'off' : 'on'}: ${words} ${channelWords[channel]}`}>{given ? 'Switch off' : 'Switch on'}</button>
      </form>
    </li>
  )
}
