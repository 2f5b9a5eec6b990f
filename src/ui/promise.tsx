import { Icon } from '#ui/icon.tsx'

const alone = 'We look your address up on this server, in memory, and let it go. It is never stored, never put in a link, never sent to anybody.'
const withGeocoder = 'We look your address up on this server, in memory, and let it go: never stored, never put in a link. '
  + 'Only the door named for it sends it on, to the U.S. Census Bureau’s geocoder, without your name.'

/** What becomes of an address, beside the field it is typed into. With the operator's geocoder on, that is said too. */
export function Promise({ geocoder = false }: { geocoder?: boolean }) {
  return (
    <p class="promise">
      <Icon of="lock" />
      <span>{geocoder ? withGeocoder : alone}</span>
    </p>
  )
}
