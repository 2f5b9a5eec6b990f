/** Where a feed lies, which is all that is shown of its address: the rest may be a key. */
export const hostOf = ({ address }: { address: string }) => URL.parse(address)?.hostname ?? ''
