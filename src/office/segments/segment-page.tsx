import type { Listed, Size } from '#domain/audiences/audiences.ts'
import type { Segment } from '#domain/audiences/segments.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import type { Choices } from '#office/segments/choices.ts'
import type { Draft } from '#office/segments/draft.ts'
import { Sentence } from '#office/segments/sentence.tsx'
import { Day } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = {
  frame: Frame; actor: Actor; segment?: Segment; draft: Draft; name: string; choices: Choices; open: (path: string) => boolean
  found?: { size: Size; people: Listed[] }; form?: Refused; saved?: boolean
}

export function SegmentPage({ frame, actor, segment, draft, name, choices, open, found, form, saved }: Props) {
  const { segments, newSegment, segment: one, people } = routes.office
  const address = segment ? one.href(segment) : newSegment.href()
  const maySave = actor.deeds.has('save segments')
  const buttons = segment && (
    <>
      <a class="button button--small" href={people.href({}, { segment: segment.id })}>Show these people</a>
      {maySave && <Asking dialog="delete">Delete</Asking>}
    </>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} title={segment?.name ?? 'A new segment'} room="segments" above={<p><a href={segments.href()}>Segments</a></p>} buttons={buttons}>
      {saved && <div class="notice notice--right office-notice" role="status"><p>Saved. Whom it names is asked anew each time.</p></div>}
      <segment-builder>
        <turbo-frame id="segment" target="_top">
          <form class="segment" method="get" action={address} data-turbo-frame="segment" data-turbo-action="replace">
            <Mend form={form} ids={{ rules: 'join' }} />
            <button class="unseen" name="look" value="1" tabIndex={-1} aria-hidden="true">Look</button>
            <Sentence draft={draft} choices={choices} open={open} />
            <p class="buttons"><button class="button button--small" name="look" value="1">Count again</button></p>
            <Found found={found} actor={actor} />
            {maySave && (
              <div class="section">
                <Field label="Name" name="name" value={name} maxLength={100} autocomplete="off" form={form} hint="As you would call these people in the office." />
                <p class="buttons">
                  <button class="button button--primary" formmethod="post" formaction={segment ? address : segments.href()} name={segment && '_method'} value={segment && 'PUT'} data-turbo-frame="_top">Save the segment</button>
                </p>
              </div>
            )}
          </form>
          {found && <People people={found.people} all={found.size.people} />}
        </turbo-frame>
      </segment-builder>
      {segment && maySave && (
        <Dialog id="delete" title={`Delete “${segment.name}”?`} href={address} method="DELETE" verb="Delete the segment" keep="Keep it" danger>
          <p>The people in it stay as they are. Whoever wrote to it before wrote to those people; that stays in the record too.</p>
        </Dialog>
      )}
    </OfficeLayout>
  )
}

function Found({ found, actor }: Pick<Props, 'found' | 'actor'>) {
  if (!found) return null
  const { people, writable } = found.size
  return (
    <p role="status">
      <span class="segment__count">{people.toLocaleString('en-US')}</span> {people === 1 ? 'person' : 'people'}{actor.role ? '' : ' in your groups'}, {writable.toLocaleString('en-US')} of whom we may write to
    </p>
  )
}

function People({ people, all }: { people: Listed[]; all: number }) {
  if (people.length === 0) return <div class="empty"><h2>Nobody fits</h2><p>Take a condition away, or let any of several be enough.</p></div>
  return (
    <section class="section" aria-labelledby="newest">
      <h2 id="newest">{all > people.length ? `The newest ${people.length} of them` : 'They are'}</h2>
      <table class="table table--folds">
        <thead><tr><th scope="col">Name</th><th scope="col">Town</th><th scope="col">Tags</th><th scope="col">Known since</th></tr></thead>
        <tbody>
          {people.map(({ id, name, emails, locality, tags, created_at }) => (
            <tr>
              <th scope="row"><a href={routes.office.person.href({ id })}>{name || emails[0] || 'Somebody without a name'}</a></th>
              <td data-label="Town">{locality || <span class="meta">unknown</span>}</td>
              <td data-label="Tags">{tags.join(', ')}</td>
              <td data-label="Known since"><Day at={created_at} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
