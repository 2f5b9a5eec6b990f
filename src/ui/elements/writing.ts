import '#ui/elements/picture-sending.ts'
import '#ui/elements/rich-text.ts'
import '#ui/elements/writing-desk.ts'
