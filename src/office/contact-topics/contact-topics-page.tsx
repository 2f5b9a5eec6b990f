import type { Routed } from '#domain/content/topics.ts'
import type { Member } from '#domain/staff/staff.ts'
import type { Actor } from '#http/context.ts'
import { asGiven, type Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { asTicks } from '#http/ticks.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Ranking } from '#ui/ranking.tsx'
import { TickList } from '#ui/tick-list.tsx'

type Props = { frame: Frame; actor: Actor; topics: Routed[]; members: Member[]; form?: Refused; refused?: number; did?: string }

const said = new Map([['add', 'The topic is there. Say who reads it.'], ['change', 'Saved. From now on it reaches them.'], ['remove', 'The topic is gone.']])

export function ContactTopicsPage({ frame, actor, topics, members, form, refused, did = '' }: Props) {
  const words = said.get(did)
  return (
    <OfficeLayout frame={frame} actor={actor} title="Contact by topic" room="contact-topics" above={<p class="meta"><a href={routes.site.contact.href()}>The page as visitors see it</a></p>}>
      {words && <div class="notice notice--right office-notice" role="status"><p>{words}</p></div>}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="topics">
          <h2 id="topics">What people write to us about</h2>
          {topics.length === 0 && <div class="empty"><p>Without a topic nobody can write to you here. Add the first, such as “Press”.</p></div>}
          <ol class="lines">
            {topics.map((topic, at) => (
              <Topic frame={frame} topic={topic} members={members} first={at === 0} last={at === topics.length - 1} form={refused === topic.id ? form : undefined} />
            ))}
          </ol>
        </section>
        <section class="panel card" aria-labelledby="new">
          <h2 id="new">Add a topic</h2>
          <form class="fields" method="post" action={routes.office.contactTopics.href()}>
            <Mend form={refused ? undefined : form} />
            <Field label="What it is about" name="name" required maxLength={60} autocomplete="off" form={refused ? undefined : form} />
            <p class="buttons"><button class="button button--primary">Add the topic</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}

type TopicProps = Pick<Props, 'frame' | 'members' | 'form'> & { topic: Routed; first: boolean; last: boolean }

function Topic({ frame, topic, members, first, last, form }: TopicProps) {
  const { id, name, users, emails } = topic
  const readers = [...members.filter((member) => users.includes(member.id)).map((member) => member.name), ...emails]
  const ids = { name: `name-${id}`, addresses: `addresses-${id}` }
  return (
    <li class="stack">
      <div class="row row--apart">
        <p><strong>{name}</strong> <span class="meta">{readers.length > 0 ? readers.join(', ') : `Nobody is named: it goes to ${frame.organization.email || 'the administrators'}`}</span></p>
        <div class="row">
          <Ranking href={routes.office.contactTopicRank.href({ id })} name={name} first={first} last={last} />
          <Asking dialog={`remove-${id}`}>Remove<span class="unseen"> {name}</span></Asking>
        </div>
      </div>
      <details open={!!form}>
        <summary>Who reads it<span class="unseen">: {name}</span></summary>
        <form class="fields" method="post" action={routes.office.contactTopic.href({ id })}>
          <input type="hidden" name="_method" value="PUT" />
          <Mend form={form} ids={ids} />
          <Field id={ids.name} label="What it is about" name="name" value={name} required maxLength={60} autocomplete="off" form={form} />
          <TickList legend="People who work here" prefix="user" choices={members.map((member) => ({ value: member.id, words: member.name }))} given={(form ?? asGiven(asTicks('user', users))).given} />
          <Field id={ids.addresses} label="Other addresses" name="addresses" value={emails.join('\n')} rows={2} optional hint="One to a line. Visitors never see them." form={form} />
          <p class="buttons"><button class="button button--small">Save</button></p>
        </form>
      </details>
      <Dialog id={`remove-${id}`} title={`Remove “${name}”?`} href={routes.office.contactTopic.href({ id })} method="DELETE" verb="Remove the topic" keep="Keep it" danger>
        <p>Visitors can no longer choose it. What was sent before reaches its readers all the same.</p>
      </Dialog>
    </li>
  )
}
