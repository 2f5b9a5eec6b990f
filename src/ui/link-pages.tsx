import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { DoorLayout } from '#ui/door-layout.tsx'

type Press = { frame: Frame; title: string; lede: string; button: string; action: string }

/** What the link in a letter opens: looking uses nothing up, pressing does. */
export function PressPage({ frame, title, lede, button, action }: Press) {
  return (
    <DoorLayout frame={frame} title={title} lede={lede}>
      <form method="post" action={action} data-turbo="false">
        <p class="buttons"><button class="button button--primary button--big">{button}</button></p>
      </form>
    </DoorLayout>
  )
}

export function SpentPage({ frame, lede = 'It works once and not for long. Ask for a new one; it takes a minute.' }: { frame: Frame; lede?: string }) {
  return (
    <DoorLayout frame={frame} title="This link is used up" lede={lede}>
      <p class="buttons"><a class="button button--primary" href={routes.site.signIn.href()}>Go to sign-in</a></p>
    </DoorLayout>
  )
}
