import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'drag-order': HTMLAttributes<HTMLElement>
      'look-again': HTMLAttributes<HTMLElement> & { 'data-seconds': string }
      'name-filter': HTMLAttributes<HTMLElement>
      'picture-sending': HTMLAttributes<HTMLElement> & { 'data-href': string }
      'rich-text': HTMLAttributes<HTMLElement>
      'search-as-typed': HTMLAttributes<HTMLElement>
      'segment-builder': HTMLAttributes<HTMLElement>
      'trix-toolbar': HTMLAttributes<HTMLElement>
      'writing-desk': HTMLAttributes<HTMLElement> & { 'data-href': string; 'data-empty'?: boolean }
    }
  }
}
