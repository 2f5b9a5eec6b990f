import { Icon } from '#ui/icon.tsx'

/** What becomes of an address, beside the field it is typed into. With the operator's geocoder on, that is said too. */
export function Promise({ geocoder = false }: { geocoder?: boolean }) {
  return (
    <p class="promise">
      <Icon of="lock" />
      {geocoder
        ? <span>We look your address up in memory and never store it or put it in a link. If our own list does not know it, and only if you press the button for it, we ask the U.S. Census Bureau’s geocoder.</span>
        : <span>We look your address up on this server, in memory, and let it go. It is never stored, never put in a link, never sent to anybody.</span>}
    </p>
  )
}
