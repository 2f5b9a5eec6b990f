import type { Version } from '#domain/content/versions.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { formOf, publicOf, shelfOf } from '#office/writings/addresses.ts'
import { Done } from '#office/writings/done.tsx'
import type { Held } from '#office/writings/held.ts'
import { StageBadge, When } from '#office/writings/stage-badge.tsx'
import { localTime, Moment } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'

type Props = { frame: Frame; actor: Actor; held: Held; versions: Version[]; did?: string; preview?: string; wrong?: string; form?: Refused }

/** A page or a story at the desk: how it stands, what can be done with it, and all it ever said. */
export function WritingPage({ frame, actor, held, versions, did, preview, wrong, form }: Props) {
  const { it, stage, mayPublish } = held
  const above = <p class="meta"><a href={shelfOf(held)}>{held.kind === 'page' ? 'Pages' : 'News'}</a></p>
  return (
    <OfficeLayout frame={frame} actor={actor} room={held.kind === 'page' ? 'pages' : 'stories'} title={it.title} above={above} buttons={<Acts held={held} />}>
      <p class="meta under-title"><StageBadge stage={stage} /> <When stage={stage} dates={it} />{held.kind === 'story' && held.teller && <>, told by {held.teller.name}</>}</p>
      {wrong && <div class="notice notice--wrong office-notice" role="alert"><p>{wrong}</p></div>}
      {form && <OtherTime held={held} form={form} />}
      <Done held={held} did={did} preview={preview} origin={frame.origin} />
      {!mayPublish && stage === 'draft' && <p>When it is ready, an editor finds it among the drafts, reads it and publishes it.</p>}
      <Versions held={held} versions={versions} />
      {stage !== 'binned' && <Dialogs held={held} />}
    </OfficeLayout>
  )
}

function Acts({ held }: { held: Held }) {
  const { it, stage, mayPublish } = held
  const { writingBin, writingPreviews, writingPublication } = routes.office
  if (stage === 'binned') return <Pressing href={writingBin.href(held)} method="DELETE" class="button button--small button--primary">Take it out of the bin</Pressing>
  return (
    <>
      {stage === 'out' && <a class="button button--small" href={publicOf(held, it)}>See it</a>}
      <Pressing href={writingPreviews.href(held)} method="POST">Link to a preview</Pressing>
      <a class="button button--small" href={formOf(held)}>Edit</a>
      <Asking dialog="bin">Into the bin</Asking>
      {mayPublish && stage !== 'draft' && <Pressing href={writingPublication.href(held)} method="DELETE">Take it back</Pressing>}
      {mayPublish && stage !== 'out' && <Asking dialog="schedule">{stage === 'draft' ? 'Schedule' : 'Change the day'}</Asking>}
      {mayPublish && stage !== 'out' && <Asking dialog="publish" primary>Publish now</Asking>}
    </>
  )
}

function Dialogs({ held }: { held: Held }) {
  const { it, stage } = held
  const { writingBin, writingPublication } = routes.office
  return (
    <>
      <Dialog id="publish" title="Publish this now?" href={writingPublication.href(held)} method="PUT" verb="Publish it" keep="Not yet"><p>Everybody can read it at once.</p></Dialog>
      <Dialog id="schedule" title="When should it come out?" href={writingPublication.href(held)} method="PUT" verb="Schedule it" keep="Not yet">
        <p>Until then nobody sees it.</p>
        <Field label="Comes out" name="from" type="datetime-local" required value={stage === 'scheduled' && it.published_at ? localTime(it.published_at) : undefined} />
      </Dialog>
      <Dialog id="bin" title="Put this into the bin?" href={writingBin.href(held)} method="PUT" verb="Put it into the bin" keep="Leave it" danger>
        <p>Visitors find nothing at its address. For 60 days you can take it out again.</p>
      </Dialog>
    </>
  )
}

function OtherTime({ held, form }: { held: Held; form: Refused }) {
  return (
    <div class="notice notice--wrong office-notice" role="alert">
      <h2>One thing to mend</h2>
      <form class="stack" method="post" action={routes.office.writingPublication.href(held)}>
        <input type="hidden" name="_method" value="PUT" />
        <div class="field--short"><Field form={form} id="from-again" label="Comes out" name="from" type="datetime-local" /></div>
        <button class="button button--small">Schedule it</button>
      </form>
    </div>
  )
}

function Versions({ held, versions }: { held: Held; versions: Version[] }) {
  const [now, before = now] = versions
  return (
    <section class="section" aria-labelledby="versions">
      <div class="section__head"><h2 id="versions">What it said</h2> <p class="meta">{versions.length}</p></div>
      <form class="stack" method="get" action={routes.office.writingVersions.href(held)}>
        <div class="table-scroll">
          <table class="table">
            <thead><tr><th scope="col">Version</th><th scope="col">Saved</th><th scope="col">By</th><th scope="col">Older</th><th scope="col">Newer</th></tr></thead>
            <tbody>
              {versions.map(({ version, author, saved_at }) => (
                <tr>
                  <th scope="row">{version}</th>
                  <td><Moment at={saved_at} /></td>
                  <td>{author}</td>
                  <td><input type="radio" name="from" value={version} aria-label={`Version ${version} as the older`} checked={version === before?.version} /></td>
                  <td><input type="radio" name="to" value={version} aria-label={`Version ${version} as the newer`} checked={version === now?.version} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="buttons"><button class="button button--small">Compare the two</button></p>
      </form>
    </section>
  )
}
