import type { Place } from '#domain/legislature/places.ts'
import type { Outlines } from '#engines/districts/outlines.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { type CardGroup, GroupCards } from '#ui/group-card.tsx'
import { GroupMap } from '#ui/group-map.tsx'
import { groupKinds } from '#ui/group-words.ts'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { count, entries } from '#ui/words.ts'

type Asked = { words?: string; kind?: CardGroup['kind']; town?: string; closed: boolean }
type Trouble = { town: string; several: string[]; lost: boolean }
type Props = { frame: Frame; found: (CardGroup & { towns: string[] })[]; asked: Asked; near?: string; trouble?: Trouble; towns: Pick<Place, 'id' | 'display_name'>[]; drawn?: Outlines }

export function GroupsPage({ frame, found, asked, near, trouble, towns, drawn }: Props) {
  const narrowed = !!(asked.words || asked.kind || asked.town || asked.closed)
  const all = asked.closed ? `${count(found.length, 'group')} that ended` : count(found.length, 'group')
  const title = found.length === 0 ? 'No group of that description' : near && !asked.closed ? `Nearest to ${near} first` : all
  return (
    <SiteLayout frame={frame} room="groups" title="Groups and teams" description="Who meets near you, what they work on, and how to join or start a group." noIndex={narrowed}>
      <div class="wrap">
        <header class="page-head">
          <h1>Groups and teams</h1>
          <p class="lede">Neighbors who meet, and teams that see one thing through. Join one, or begin your own.</p>
          <p class="buttons"><a class="button button--primary" href={routes.site.newGroup.href()}>Start a group</a> <a class="button" href={routes.site.newTeam.href()}>Propose a team</a></p>
        </header>
        <div class="split split--flip">
          <Search asked={asked} towns={towns} />
          <div>
            {trouble && <Sorry trouble={trouble} />}
            <h2 id="found">{title}</h2>
            {found.length > 0 ? <div class="group-results"><GroupCards groups={found} /></div> : <Nobody narrowed={narrowed} />}
            {drawn && found.length > 0 && <div class="section"><GroupMap drawn={drawn} groups={found} towns={towns} /></div>}
          </div>
        </div>
      </div>
    </SiteLayout>
  )
}

function Search({ asked, towns }: Pick<Props, 'asked' | 'towns'>) {
  return (
    <search class="stack">
      <form class="fields" method="get" action={routes.site.groups.href()}>
        <Field label="City or town" name="town" value={asked.town} list="towns" optional maxLength={100} />
        <datalist id="towns">{towns.map(({ display_name }) => <option value={display_name} />)}</datalist>
        <Field label="Name, place or issue" name="words" type="search" value={asked.words} optional maxLength={100} />
        <Choose value={asked.kind} label="Kind" name="kind" blank="Any kind" options={entries(groupKinds)} />
        <label class="tick"><input type="checkbox" name="closed" value="yes" checked={asked.closed} /> <span>Show those that ended, and what came of them</span></label>
        <p class="buttons"><button class="button button--primary">Search</button> {(asked.town || asked.words || asked.kind || asked.closed) && <a class="button button--quiet" href={routes.site.groups.href()}>Show all</a>}</p>
      </form>
      <form method="post" action={routes.site.groupsNear.href()} data-needs-script hidden>
        <input type="hidden" name="lat" />
        <input type="hidden" name="lon" />
        <input type="hidden" name="within" />
        <here-button>
          <p class="buttons"><button class="button" type="button"><Icon of="here" /> Near where I am now</button></p>
          <p class="meta" role="status" />
        </here-button>
      </form>
    </search>
  )
}

function Sorry({ trouble: { town, several, lost } }: { trouble: Trouble }) {
  return (
    <div class="notice notice--careful" role="status">
      {lost && <p>We could not tell in which town you are. Write its name instead.</p>}
      {!lost && several.length === 0 && <p>We know no city or town called {town}. Check the spelling; here are all groups.</p>}
      {several.length > 0 && <p>{town} lies in more than one town. Which is yours? {several.map((name) => <><a href={routes.site.groups.href({}, { town: name })}>{name}</a> </>)}</p>}
    </div>
  )
}

function Nobody({ narrowed }: { narrowed: boolean }) {
  return (
    <div class="empty">
      <p>{narrowed ? 'Leave a field empty to see more, or be the first.' : 'Nobody has begun yet. Somebody has to be first.'}</p>
      <a class="button" href={routes.site.newGroup.href()}>Start a group</a>
    </div>
  )
}
