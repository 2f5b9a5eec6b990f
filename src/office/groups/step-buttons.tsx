import type { Lack } from '#domain/groups/checklists.ts'
import type { Group } from '#domain/groups/groups.ts'
import type { Status } from '#domain/groups/steps.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'

type Props = { group: Group; ways: readonly Status[]; lacks: Lack[] }
type Words = { button: string; title: string; sentence: string; verb: string; reason: boolean; danger?: boolean }

export function StepButtons({ group, ways, lacks }: Props) {
  return <>{ways.map((became) => <Asking dialog={`to-${became}`} primary={became !== 'closed' && became !== 'dormant' && (became !== 'affiliated' || lacks.length === 0)}>{wordsFor(group, became).button}</Asking>)}</>
}

/** Each asks once more, by what will happen. */
export function StepDialogs({ group, ways }: Props) {
  return (
    <>
      {ways.map((became) => {
        const { title, sentence, verb, reason, danger } = wordsFor(group, became)
        return (
          <Dialog id={`to-${became}`} title={title} href={routes.office.groupStatus.href(group)} method="PUT" verb={verb} keep="Not now" danger={danger}>
            <p>{sentence}</p>
            <input type="hidden" name="became" value={became} />
            {reason && <Field id={`reason-${became}`} label="Why" name="reason" rows={3} required maxLength={2000} hint="It stands in the letter." />}
          </Dialog>
        )
      })}
    </>
  )
}

function wordsFor({ status, kind, name }: Group, became: Status): Words {
  const team = kind.endsWith('team')
  if (became === 'closed' && status === 'applied') return { button: 'Decline', title: `Decline ${name}?`, sentence: 'Whoever asked gets a letter with your reason.', verb: 'Decline it', reason: true, danger: true }
  if (became === 'closed') return { button: 'Close', title: `Close ${name}?`, sentence: 'Nobody joins it any more. Its page stays, with what came of it; its leads get a letter with your reason.', verb: 'Close it', reason: true, danger: true }
  if (became === 'dormant') return { button: 'Let it rest', title: `Let ${name} rest?`, sentence: 'It leaves the directory and nobody joins until you wake it. Its leads get a letter with your reason.', verb: 'Let it rest', reason: true }
  if (became === 'forming') return { button: status === 'closed' ? 'Begin again' : 'Let it form', title: status === 'closed' ? `Begin ${name} again?` : `Let ${name} form?`, sentence: 'It stands in the directory as forming, and whoever asked for it leads it.', verb: status === 'closed' ? 'Begin again' : 'Let it form', reason: false }
  if (status === 'dormant') return { button: 'Wake it', title: `Wake ${name}?`, sentence: 'It stands in the directory again, and people can join.', verb: 'Wake it', reason: false }
  if (team) return { button: 'Approve', title: `Approve ${name}?`, sentence: 'It begins at once, led by whoever proposed it, and stands in the directory.', verb: 'Approve it', reason: false }
  return { button: 'Affiliate', title: `Affiliate ${name}?`, sentence: 'It becomes a group of ours for good. The list has to be done.', verb: 'Affiliate it', reason: false }
}
