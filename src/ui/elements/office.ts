import '@hotwired/turbo'
import '#ui/elements/name-filter.ts'
