import type { Frame } from '#http/frame.ts'
import { CallSheet, type CallSheetProps } from '#ui/call-sheet.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = CallSheetProps & { frame: Frame }

export function CallPage({ frame, ...sheet }: Props) {
  return (
    <SiteLayout frame={frame} room="actions" title={`${sheet.current.official.name}: ${sheet.action.title}`} noIndex>
      <div class="wrap"><CallSheet {...sheet} /></div>
    </SiteLayout>
  )
}
