-- A letter may come in a group's name, be answered to somebody else, and say how to have no more of its kind (RFC 8058).
alter table letters
  add column sender_name     text not null default '' check (length(sender_name) <= 200),
  add column reply_to        text not null default '' check (length(reply_to) <= 320),
  add column unsubscribe_url text not null default '';

-- The same words to many: to a group's members, or to a segment. Who gets them is settled when it is written, under the rights of who writes.
create type mailing_stage as enum ('draft', 'waiting', 'leaving', 'gone', 'cancelled');
create table mailings (
  id          bigint primary key generated always as identity,
  group_id    bigint references groups,
  segment_id  bigint references segments on delete set null,
  audience    text not null,
  list        text not null,
  sender_name text not null check (length(sender_name) between 1 and 200),
  subject     text not null check (length(subject) between 1 and 200),
  body        text not null check (length(body) between 1 and 20000),
  stage       mailing_stage not null default 'draft',
  author_id   uuid references users on delete set null,
  author      text not null,
  leaves_at   timestamptz,
  written_at  timestamptz not null default now(),
  check ((stage in ('waiting', 'leaving', 'gone')) = (leaves_at is not null) or stage = 'cancelled')
);
create index on mailings (group_id, id desc);
create index on mailings (segment_id, id desc);

create table mailing_recipients (
  mailing_id bigint not null references mailings on delete cascade,
  person_id  bigint not null references people on delete cascade,
  letter_at  timestamptz,
  primary key (mailing_id, person_id)
);
create index on mailing_recipients (person_id);
create index on mailing_recipients (mailing_id, person_id) where letter_at is null;

call keep_to_groups('mailings', 'group_id', 'select, insert, update');
call keep_to_people('mailing_recipients', 'person_id', 'select, insert');
grant select on mailings to commonweal_scoped;
