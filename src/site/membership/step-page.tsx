import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

type Step = { title: string; lede: string; href?: string; words?: string; meta?: string }

/** A page between two others on the way to being a member, that says what comes next. */
function StepPage({ frame, title, lede, href, words, meta }: Step & { frame: Frame }) {
  return (
    <SiteLayout frame={frame} title={title} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{title}</h1>
          <p class="lede">{lede}</p>
        </header>
        <div class="stack">
          {href && words && <p class="buttons"><a class="button button--primary button--big" href={href}>{words}</a></p>}
          {meta && <p class="meta">{meta}</p>}
        </div>
      </div>
    </SiteLayout>
  )
}

/** The provider's page is another site, so it is a link that says where it leads. */
export const PayPage = ({ frame, sum, href, host }: { frame: Frame; sum: string; href: string; host: string }) => (
  <StepPage frame={frame} title="One step to go" lede={`You pay ${sum} on a page of ${host}. Then you come back here.`} href={href} words={`Pay at ${host}`} meta="Until you pay there, nothing has happened." />
)

const atOnce = 'you are a member, and a receipt is on its way to you.'
const byLetter = 'a letter goes to the address you gave when you paid: a receipt, or the question whether it was you.'

export const PaidPage = ({ frame, signedIn }: { frame: Frame; signedIn: boolean }) => (
  <StepPage
    frame={frame} title="Thank you."
    href={signedIn ? routes.site.members.href() : routes.site.signIn.href({}, { next: routes.site.members.href() })}
    words={signedIn ? 'To the members’ pages' : 'Sign in to the members’ pages'}
    lede={`As soon as the payment is through, often within a minute, ${signedIn ? atOnce : byLetter}`}
  />
)

export const LetterComesPage = ({ frame }: { frame: Frame }) => (
  <StepPage frame={frame} title="Look into your mail" lede="We have sent a letter to your address. Open its link and press the button, and you are a member." meta="It comes within minutes. If not, look among the spam, or fill in the form again after an hour." />
)

export const JoinedPage = ({ frame, fresh }: { frame: Frame; fresh: boolean }) => (
  <StepPage
    frame={frame} title={fresh ? 'Welcome.' : 'You are a member already.'} href={routes.site.members.href()} words="To the members’ pages"
    lede={fresh ? `You are a member of ${frame.organization.name} from today.` : 'There is nothing to renew yet. We write to you when there is.'}
  />
)
