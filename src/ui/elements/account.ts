import '#ui/elements/site.ts'
import '#ui/elements/passkey-add.ts'
import '#ui/elements/passkey-sign-in.ts'
