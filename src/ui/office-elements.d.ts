import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'name-filter': HTMLAttributes<HTMLElement>
      'search-as-typed': HTMLAttributes<HTMLElement>
    }
  }
}
