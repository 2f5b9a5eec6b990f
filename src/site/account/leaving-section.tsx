import { routes } from '#http/routes.ts'

/** The two rights everybody has: to see all of it, and to be forgotten. */
export const LeavingSection = ({ departing }: { departing: boolean }) => (
  <section class="section" aria-labelledby="kept">
    <div class="section__in">
      <div class="section__head"><h2 id="kept">What we keep about you</h2></div>
      <div class="stack">
        <p>Everything, to read or to take with you.</p>
        <p class="buttons">
          <a class="button" href={routes.site.accountKept.href()}>Read all of it</a>
          <a class="button" href={routes.site.accountKeptJson.href()} download="about-me.json" data-turbo="false">Download it</a>
        </p>
        {!departing && <p><a href={routes.site.accountDeparture.href()}>Delete me</a></p>}
      </div>
    </div>
  </section>
)
