import '#ui/elements/rich-text.ts'
import '#ui/elements/writing-desk.ts'
