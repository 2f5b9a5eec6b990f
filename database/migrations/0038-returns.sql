-- What came back of our letters, one row for each recipient that a message speaks of, and what was decided. Of which letter: its mailing or its own
-- number. They are no foreign keys: mailings belong to a room above people, and what came back stays when the letter is no longer kept.
create type return_verdict as enum ('permanent', 'refused', 'temporary', 'complaint');
create type return_reason as enum (
  'unknown user', 'unknown host', 'disabled', 'refused', 'letter', 'full', 'expired', 'delayed', 'unsaid', 'abuse', 'fraud', 'unsubscribe', 'authentication', 'other complaint'
);
create type return_decision as enum ('undeliverable', 'undeliverable before', 'first of two', 'withdrawn', 'nothing', 'unmatched');
create table returns (
  id         bigint primary key generated always as identity,
  digest     bytea not null unique,
  person_id  bigint references people on delete cascade,
  email      text not null default '' check (length(email) <= 320),
  mailing_id bigint,
  letter_id  bigint,
  verdict    return_verdict not null,
  reason     return_reason not null,
  status     text not null default '' check (length(status) <= 12),
  reply      smallint,
  words      text not null default '' check (length(words) <= 500),
  way        text not null check (way in ('mailbox', 'pipe', 'webhook', 'ses')),
  decision   return_decision not null,
  came_at    timestamptz not null default now(),
  check (decision = 'unmatched' or mailing_id is not null or letter_id is not null)
);
comment on column returns.digest is 'Of what the message says of this recipient, by its Message-ID: told again, it is known.';
comment on column returns.email is 'To which address of ours it could not be delivered. Empty when the message does not say, or names somebody who asked to be forgotten.';
create index on returns (person_id, id desc);
create index on returns (email, id desc) where email <> '';
create index on returns (came_at);

-- Addresses to which letters to many go no more, until somebody confirms them anew or an organizer says so.
create table undeliverable_emails (
  email     text primary key check (length(email) between 3 and 320),
  reason    return_reason not null,
  since     timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by text,
  check ((lifted_at is null) = (lifted_by is null))
);
comment on column undeliverable_emails.lifted_at is 'Since when letters go there again. What came back before then counts no longer.';

call keep_to_people('returns', 'person_id');
alter table undeliverable_emails enable row level security;
create policy in_scope on undeliverable_emails for select to commonweal_scoped using (email in (select unnest(people.emails) from people));
grant select on undeliverable_emails to commonweal_scoped;

insert into traces (target, holds, blanks) values ('returns', 'email', null), ('undeliverable_emails', 'email', null);
