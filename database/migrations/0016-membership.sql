-- Members. What somebody stands at on a day follows from dated terms and nothing else; a term is paid for, free, or granted.
create type level_kind as enum ('dues', 'hardship', 'free', 'granted');
create type dues_every as enum ('month', 'year');

create table membership_levels (
  id         bigint primary key generated always as identity,
  slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name       text not null check (length(name) between 1 and 80),
  about      text not null default '' check (length(about) <= 1000),
  kind       level_kind not null,
  cents      integer not null default 0 check (cents between 0 and 100000000),
  currency   text not null default 'usd' check (currency ~ '^[a-z]{3}$'),
  every      dues_every,
  grace_days integer not null default 30 check (grace_days between 0 and 365),
  ordinal    integer not null default 0,
  offered    boolean not null default true,
  check (case kind when 'dues' then cents > 0 and every is not null when 'hardship' then every is not null else cents = 0 end)
);
comment on column membership_levels.cents is 'Of dues: what is asked; of hardship: what is suggested.';
comment on column membership_levels.every is 'How long one payment, or one free term, lasts. Without it, until somebody ends it.';

-- Money. A row outlives the person: who is forgotten leaves a number behind.
create type payment_provider as enum ('stripe', 'actblue', 'hand');
create table payments (
  id          bigint primary key generated always as identity,
  provider    payment_provider not null,
  provider_id text not null check (length(provider_id) between 1 and 200),
  contract_id text,
  person_id   bigint references people on delete set null,
  level_id    bigint references membership_levels,
  cents       integer not null check (cents > 0),
  currency    text not null check (currency ~ '^[a-z]{3}$'),
  paid_at     timestamptz not null,
  from_on     date,
  until_on    date check (until_on >= from_on),
  payer_name  text not null default '' check (length(payer_name) <= 200),
  payer_email text not null default '' check (payer_email = lower(payer_email) and length(payer_email) <= 320),
  note        text not null default '' check (length(note) <= 500),
  recorded_by text not null default '' check (length(recorded_by) <= 200),
  written_at  timestamptz not null default now(),
  unique (provider, provider_id)
);
comment on column payments.provider_id is 'Stripe: the invoice. ActBlue: the line item. By hand: a key of ours.';
comment on column payments.level_id is 'What it pays for; without it a donation.';
comment on column payments.from_on is 'The period the provider names, both days included; without one it follows from the level.';
comment on column payments.payer_email is 'As the payer typed it for the provider; kept only until it is known whose payment this is.';
create index on payments (person_id, paid_at desc);
create index on payments (paid_at desc);
create index on payments (provider, contract_id);

-- Other names under which a provider speaks of a payment (Stripe: the payment intent of an invoice), which may be told before the payment is.
create table payment_aliases (
  provider    payment_provider not null,
  alias       text not null,
  provider_id text not null,
  primary key (provider, alias)
);
create index on payment_aliases (provider, provider_id);

-- How much of a payment has gone back, by either of its names; it may be told before the payment is.
create table payment_refunds (
  provider    payment_provider not null,
  alias       text not null,
  cents       integer not null check (cents > 0),
  refunded_at timestamptz not null,
  primary key (provider, alias)
);

-- Dues that a provider collects by itself, and as of when we know how that stands.
create table payment_contracts (
  provider    payment_provider not null,
  provider_id text not null,
  person_id   bigint references people on delete set null,
  level_id    bigint references membership_levels,
  failed_at   timestamptz,
  ended_at    timestamptz,
  as_of       timestamptz not null,
  primary key (provider, provider_id)
);
create index on payment_contracts (person_id);

-- What providers told, by their number of it: told twice is heard once.
create table payment_events (
  provider payment_provider not null,
  event_id text not null,
  kind     text not null,
  heard_at timestamptz not null default now(),
  primary key (provider, event_id)
);
create index on payment_events (provider, heard_at desc);

-- Somebody on their way to pay: what they typed counts for nothing before the money or a letter speaks for it.
create table joinings (
  id        uuid primary key,
  level_id  bigint not null references membership_levels,
  person_id bigint references people on delete cascade,
  name      text not null default '' check (length(name) <= 200),
  email     text not null default '' check (length(email) <= 320),
  cents     integer not null check (cents >= 0),
  href      text not null default '' check (length(href) <= 4000),
  begun_at  timestamptz not null default now()
);
create index on joinings (begun_at);
create index on joinings (person_id);

create type term_origin as enum ('paid', 'free', 'granted');
create table membership_terms (
  id          bigint primary key generated always as identity,
  person_id   bigint not null references people on delete cascade,
  level_id    bigint not null references membership_levels,
  origin      term_origin not null,
  payment_id  bigint unique references payments,
  from_on     date not null,
  until_on    date check (until_on >= from_on),
  grace_days  integer not null default 0 check (grace_days between 0 and 365),
  refunded_on date,
  ended_on    date,
  reason      text not null default '' check (length(reason) <= 500),
  granted_by  text not null default '' check (length(granted_by) <= 200),
  noted_at    timestamptz not null default now(),
  last_on     date not null generated always as (least(coalesce(until_on, 'infinity'), coalesce(refunded_on - 1, 'infinity'), coalesce(ended_on - 1, 'infinity'))) stored,
  grace_on    date not null generated always as (least(coalesce(until_on + grace_days, 'infinity'), coalesce(refunded_on - 1, 'infinity'), coalesce(ended_on - 1, 'infinity'))) stored,
  check ((origin = 'paid') = (payment_id is not null))
);
comment on column membership_terms.until_on is 'The last day it was made for; without it, until somebody ends it.';
comment on column membership_terms.refunded_on is 'The first day that is no longer paid for.';
comment on column membership_terms.ended_on is 'The first day on which they were a member no more, because they left or were ended.';
comment on column membership_terms.last_on is 'The last day that counts.';
comment on column membership_terms.grace_on is 'The last day of its grace.';
create index on membership_terms (person_id, from_on);
create index on membership_terms (last_on, from_on, person_id);
create index on membership_terms (grace_on, from_on, person_id);

-- What a term's end was told of: each thing once.
create table membership_reminders (
  term_id  bigint not null references membership_terms on delete cascade,
  stage    text not null check (stage in ('30', '7', '0', 'lapsed')),
  noted_at timestamptz not null default now(),
  primary key (term_id, stage)
);

-- Pages that not everybody reads.
create type audience as enum ('everyone', 'members', 'staff');
alter table pages add column audience audience not null default 'everyone';

call keep_to_people('membership_terms', 'person_id');
call keep_from_scope('payments');
call keep_from_scope('payment_aliases');
call keep_from_scope('payment_refunds');
call keep_from_scope('payment_contracts');
call keep_from_scope('payment_events');
call keep_from_scope('joinings');
call keep_from_scope('membership_reminders');
grant select on membership_levels to commonweal_scoped;

create trigger announce after insert or update or delete on membership_levels for each statement execute function announce_change();
