import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'here-button': HTMLAttributes<HTMLElement>
      'passkey-add': HTMLAttributes<HTMLElement> & { 'data-steps': string }
      'passkey-sign-in': HTMLAttributes<HTMLElement> & { 'data-steps': string; 'data-next': string }
      'proof-of-work': HTMLAttributes<HTMLElement> & { 'data-from': string }
      'share-button': HTMLAttributes<HTMLElement> & { 'data-url': string; 'data-text': string }
      'turbo-frame': HTMLAttributes<HTMLElement> & { id: string; target?: string }
    }
  }
}
