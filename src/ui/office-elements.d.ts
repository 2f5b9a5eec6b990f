import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'look-again': HTMLAttributes<HTMLElement> & { 'data-seconds': string }
      'name-filter': HTMLAttributes<HTMLElement>
      'search-as-typed': HTMLAttributes<HTMLElement>
      'segment-builder': HTMLAttributes<HTMLElement>
    }
  }
}
