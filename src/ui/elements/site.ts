import '#ui/elements/here-button.ts'
import '#ui/elements/share-button.ts'
