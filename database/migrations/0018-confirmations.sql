-- What strangers typed, until the owner of the address answers a letter. Nothing of it touches anybody we know before that.
create table confirmations (
  id         bigint primary key generated always as identity,
  kind       text not null,
  email      text not null check (are_tidy(array[email])),
  name       text not null default '' check (length(name) <= 200),
  place_id   text references divisions,
  person_id  bigint references people on delete cascade,
  details    jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  digest     text not null generated always as (md5(details::text)) stored,
  wording    text not null,
  asked_at   timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  unique (email, kind, name, digest)
);
create index on confirmations (expires_at);
create index on confirmations (person_id) where person_id is not null;
comment on column confirmations.person_id is 'Who asked, when they were signed in; else it is found when the address has said yes.';
comment on column confirmations.details is 'Read by the kind''s own shape.';

-- The links in those letters. Only the hash of the token is kept.
create table confirmation_links (
  hash       text primary key,
  email      text not null,
  written_at timestamptz not null default now(),
  used_at    timestamptz,
  expires_at timestamptz not null default now() + interval '7 days'
);
create index on confirmation_links (email, written_at desc);
create index on confirmation_links (expires_at);

-- Addresses whose owner showed that they read what comes there, and who they said they are.
create table confirmed_emails (
  person_id    bigint not null references people on delete cascade,
  email        text not null check (are_tidy(array[email])),
  confirmed_at timestamptz not null default now(),
  primary key (person_id, email)
);
create index on confirmed_emails (email);

call keep_from_scope('confirmations');
call keep_from_scope('confirmation_links');
call keep_to_people('confirmed_emails', 'person_id');

-- Where several people read one address, whoever signs in says once which of them they are.
alter table users add column person_chosen_at timestamptz;
