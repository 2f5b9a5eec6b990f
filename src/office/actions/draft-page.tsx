import type { Action } from '#domain/actions/actions.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Done } from '#office/actions/done.tsx'
import { HandedBack } from '#office/actions/handing.tsx'
import { RefusedAct, type Refusing } from '#office/actions/refused-act.tsx'
import { StageBadge, When } from '#office/actions/stage-words.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { addressees, kindNouns } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; action: Action; group?: { name: string }; did: Record<string, string>; refusing?: Refusing }

/** A draft as the group sees it that writes it: what it needs, and where it stands. */
export function DraftPage({ frame, actor, action, group, did, refusing }: Props) {
  const stage = action.asked_at ? 'waiting' : 'draft'
  const writes = actor.deeds.has('draft actions')
  const above = (
    <p class="row">
      <StageBadge stage={stage} />
      <span class="meta"><When action={action} stage={stage} />&nbsp;· {kindNouns[action.kind]}&nbsp;· {addressees(action)}{group && <>&nbsp;· from {group.name}</>}</span>
    </p>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title={action.title} above={above} buttons={<Buttons action={action} writes={writes} />}>
      <RefusedAct action={action} refusing={refusing} />
      <Done action={action} did={did} />
      <HandedBack action={action} />
      <div class="empty">
        {action.asked_at
          ? <h2>A moderator reads it next</h2>
          : <h2>Nobody sees it yet</h2>}
        {action.asked_at
          ? <p>They publish it, or hand it back and say why. Until then it stays as it is; take it back if you want to change a word.</p>
          : <p>Look at it as a visitor will, then ask for publication. A moderator reads it and publishes it; its page says that it is from {group?.name ?? 'your group'}.</p>}
        <a class="button" href={routes.office.preview.href(action)}>See it as a visitor will</a>
      </div>
    </OfficeLayout>
  )
}

function Buttons({ action, writes }: { action: Action; writes: boolean }) {
  if (!writes) return null
  const { actionForm, asking, copies } = routes.office
  return (
    <>
      {!action.asked_at && <a class="button button--small" href={actionForm.href(action)}>Edit</a>}
      <Pressing href={copies.href(action)} method="POST">Duplicate</Pressing>
      {action.asked_at
        ? <Pressing href={asking.href(action)} method="DELETE">Take it back</Pressing>
        : <Pressing href={asking.href(action)} method="PUT" class="button button--small button--primary">Ask for publication</Pressing>}
    </>
  )
}
