import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'here-button': HTMLAttributes<HTMLElement>
      'proof-of-work': HTMLAttributes<HTMLElement> & { 'data-from': string }
      'share-button': HTMLAttributes<HTMLElement> & { 'data-url': string; 'data-text': string }
      'turbo-frame': HTMLAttributes<HTMLElement> & { id: string }
    }
  }
}
