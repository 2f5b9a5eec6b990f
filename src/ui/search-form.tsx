import { routes } from '#http/routes.ts'

/** Looks through everything public; a plain form, on every page's foot and on the page of the search itself. */
export const SearchForm = ({ id, words, label = 'Words to look for' }: { id: string; words?: string; label?: string }) => (
  <form class="search-form" method="get" action={routes.site.search.href()} role="search" aria-label={label}>
    <label for={id}>{label}</label>
    <span class="search-form__in">
      <input id={id} name="q" type="search" value={words} maxLength={200} required autocomplete="off" enterkeyhint="search" />
      <button class="button">Search</button>
    </span>
  </form>
)
