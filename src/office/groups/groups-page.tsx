import type { Failing } from '#domain/calendar/following/feeds.ts'
import type { Listed } from '#domain/groups/groups.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { GroupBadge } from '#office/groups/group-badge.tsx'
import { calendarDay, Moment } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { areaWords, groupKinds, groupStatuses } from '#ui/group-words.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { count, entries } from '#ui/words.ts'

const nobody = 'No group is here yet. Applications from the site will stand here, and you can enter those that exist.'

type Asked = { status?: Listed['status']; words?: string }
type Props = { frame: Frame; actor: Actor; list: Listed[]; asked: Asked; waiting: number; failing: Failing[]; more?: number }

export function GroupsPage({ frame, actor, list, asked, waiting, failing, more }: Props) {
  const reviews = actor.deeds.has('review groups')
  const buttons = reviews && (
    <>
      <a class="button button--small" href={routes.office.starterKit.href()}>Starter kit</a>
      <a class="button button--primary button--small" href={routes.office.newGroup.href()}>Enter a group</a>
    </>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} room="groups" title="Groups and teams" buttons={buttons}>
      {waiting > 0 && asked.status !== 'applied' && (
        <div class="notice notice--careful office-notice" role="status"><p><a href={routes.office.groups.href({}, { status: 'applied' })}>{count(waiting, 'application')} {waiting === 1 ? 'waits' : 'wait'} to be read</a></p></div>
      )}
      {failing.length > 0 && (
        <div class="notice notice--careful office-notice" role="status">
          <p>Calendars that cannot be read:</p>
          <ul>{failing.map(({ group_id, group, since }) => <li><a href={routes.office.group.href({ id: group_id })}>{group}</a>, since <Moment at={since} /></li>)}</ul>
        </div>
      )}
      <nav class="filters" aria-label="Status">
        <a href={routes.office.groups.href({}, { words: asked.words })} aria-current={asked.status ? undefined : 'true'}>All</a>
        {entries(groupStatuses).map(([status, { word }]) =>
          <a href={routes.office.groups.href({}, { status, words: asked.words })} aria-current={asked.status === status ? 'true' : undefined}>{word}</a>)}
      </nav>
      <form class="people-search" method="get" action={routes.office.groups.href()} role="search">
        {asked.status && <input type="hidden" name="status" value={asked.status} />}
        <Field label="Name, place or issue" name="words" type="search" value={asked.words} maxLength={100} />
        <button class="button">Search</button>
      </form>
      {list.length > 0 ? <Roll list={list} /> : <div class="empty"><p>{asked.words || asked.status ? 'No group of that description.' : nobody}</p></div>}
      {more && <nav class="pager" aria-label="Pages of groups"><span /> <a class="button button--small" href={routes.office.groups.href({}, { ...asked, after: more })}>Further groups</a></nav>}
    </OfficeLayout>
  )
}

function Roll({ list }: Pick<Props, 'list'>) {
  return (
    <div class="table-scroll">
      <table class="table table--folds">
        <thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Status</th><th scope="col">Area</th><th scope="col" class="num">People</th></tr></thead>
        <tbody>
          {list.map((group) => (
            <tr>
              <th scope="row"><a href={routes.office.group.href(group)}>{group.name}</a></th>
              <td data-label="Kind">{groupKinds[group.kind]}{group.ends_on && group.status !== 'closed' && <> <span class="meta">until {calendarDay(group.ends_on)}</span></>}</td>
              <td data-label="Status"><GroupBadge status={group.status} /></td>
              <td data-label="Area">{areaWords(group) || '–'}</td>
              <td data-label="People" class="num">{group.members.toLocaleString('en-US')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
