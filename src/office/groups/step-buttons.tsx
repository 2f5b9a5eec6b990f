import type { Lack } from '#domain/groups/checklists.ts'
import type { Group } from '#domain/groups/groups.ts'
import type { Status } from '#domain/groups/steps.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'

type Props = { group: Group; ways: readonly Status[]; lacks: Lack[] }
type Words = { button: string; title: string; sentence: string; verb: string; reason: boolean; danger?: boolean }

export function StepButtons({ group, ways, lacks }: Props) {
  const leads = (became: Status) => became === 'forming' || (became === 'affiliated' && lacks.length === 0)
  return <>{ways.map((became) => <Asking dialog={`to-${became}`} primary={leads(became)}>{wordsFor(group, became).button}</Asking>)}</>
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
  const words = (verb: string, sentence: string, { button = verb, title = `${verb} ${name}?`, reason = false, danger = false } = {}) =>
    ({ button, title, sentence, verb: `${verb} it`, reason, danger })
  if (became === 'closed' && status === 'applied') return words('Decline', 'Whoever asked gets a letter with your reason.', { reason: true, danger: true })
  if (became === 'closed') return words('Close', 'Nobody joins it any more. Its page stays, with what came of it; its leads get a letter with your reason.', { reason: true, danger: true })
  if (became === 'dormant') {
    const sentence = 'It leaves the directory and nobody joins until you wake it. Its leads get a letter with your reason.'
    return words('Rest', sentence, { button: 'Let it rest', title: `Let ${name} rest?`, reason: true })
  }
  if (became === 'forming' && status === 'closed') return words('Begin', 'It stands in the directory as forming.', { button: 'Begin again', title: `Begin ${name} again?` })
  if (became === 'forming') return words('Begin', 'It stands in the directory as forming, and whoever asked for it leads it.', { button: 'Let it form', title: `Let ${name} form?` })
  if (status === 'dormant') return words('Wake', 'It stands in the directory again, and people can join.')
  if (kind.endsWith('team')) return words('Approve', 'It begins at once, led by whoever proposed it, and stands in the directory.')
  return words('Affiliate', 'It becomes a group of ours for good. The list has to be done.')
}
