create type consent_channel as enum ('email', 'text', 'phone', 'post');

create table people (
  id         bigint primary key generated always as identity,
  name       text not null default '' check (length(name) <= 200),
  email      text not null unique check (email = lower(email) and length(email) <= 320),
  place_id   text references divisions,
  created_at timestamptz not null default now()
);

-- Append-only: the latest line of a person, channel and list is the answer.
create table consents (
  id        bigint primary key generated always as identity,
  person_id bigint not null references people,
  channel   consent_channel not null,
  list      text not null,
  given     boolean not null,
  wording   text not null,
  how       text not null,
  stated_at timestamptz not null default now()
);
create index on consents (person_id, channel, list, id desc);

-- Append-only: what a person did, about which thing, by which act.
create table deeds (
  id          bigint primary key generated always as identity,
  person_id   bigint not null references people,
  kind        text not null,
  subject     text not null,
  subject_id  bigint not null,
  act         uuid not null,
  occurred_at timestamptz not null default now(),
  unique (act, person_id, kind)
);
create index on deeds (person_id, occurred_at desc);
