import '@hotwired/turbo'
import '#ui/elements/name-filter.ts'
import '#ui/elements/passkey-add.ts'
import '#ui/elements/passkey-sign-in.ts'
