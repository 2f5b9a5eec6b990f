import type { ComponentChildren } from 'preact'

/** What MJML reads: widths, distances and colours as text. */
type Mjml = { children?: ComponentChildren; dangerouslySetInnerHTML?: { __html: string }; 'css-class'?: string; 'background-color'?: string; 'inner-padding'?: string; 'border-radius'?: string; 'font-size'?: string } & {
  [name in 'padding' | 'width' | 'color' | 'align' | 'href' | 'src' | 'alt' | 'target']?: string
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'mj-text': Mjml
      'mj-image': Mjml
      'mj-button': Mjml
      'mj-title': Mjml
      'mj-preview': Mjml
    }
  }
}
