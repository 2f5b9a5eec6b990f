import type { Listed } from '#domain/legislature/officials.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { count } from '#ui/words.ts'

type Asked = { name?: string; office?: string; town?: string }
type Props = { frame: Frame; found: Listed[]; asked: Asked; offices: { key: string; title: string }[]; towns: string[] }

export function LegislatorsPage({ frame, found, asked, offices, towns }: Props) {
  return (
    <SiteLayout frame={frame} room="legislators" title="Legislators" description="Everybody who answers to the voters of this state, and how to reach them." noIndex={!!(asked.name || asked.town || asked.office)}>
      <div class="wrap">
        <header class="page-head">
          <h1>Everybody who answers to us</h1>
          <p class="lede">Looking for your own? <a href={routes.site.find.href()}>Find them by address or town</a>.</p>
        </header>
        <form class="fields fields--pair" method="get" action={routes.site.legislators.href()} role="search">
          <Field label="Name" name="name" type="search" value={asked.name} optional maxLength={100} />
          <Field label="City or town" name="town" value={asked.town} list="towns" optional maxLength={100} />
          <Choose value={asked.office} label="Office" name="office" blank="Any office" options={offices.map(({ key, title }) => [key, title])} />
          <p class="buttons"><button class="button">Search</button></p>
          <datalist id="towns">{towns.map((town) => <option value={town} />)}</datalist>
        </form>
        <section class="section" aria-labelledby="found">
          <h2 id="found">{found.length === 0 ? 'Nobody of that description' : count(found.length, 'official')}</h2>
          {found.length === 0
            ? <div class="empty"><p>Check the spelling, or leave a field empty to see more.</p><a class="button" href={routes.site.legislators.href()}>Show everybody</a></div>
            : <Roll found={found} />}
        </section>
      </div>
    </SiteLayout>
  )
}

function Roll({ found }: { found: Listed[] }) {
  return (
    <div class="table-scroll">
      <table class="table table--folds">
        <thead><tr><th scope="col">Name</th><th scope="col">Office</th><th scope="col">District</th><th scope="col">Party</th></tr></thead>
        <tbody>
          {found.map((official) => (
            <tr>
              <th scope="row"><a href={routes.site.legislator.href(official)}>{official.name}</a></th>
              <td data-label="Office">{official.title}</td>
              <td data-label="District">{official.district}</td>
              <td data-label="Party">{official.party}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
