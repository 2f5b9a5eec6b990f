declare module 'trix' {
  export type Attachment = object
  const Trix: {
    Attachment: new (attributes: Record<string, string>) => Attachment
    config: { blockAttributes: Record<string, Record<string, unknown>>; lang: Record<string, string> }
  }
  export default Trix
}
