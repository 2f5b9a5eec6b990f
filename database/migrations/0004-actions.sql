create type action_kind as enum ('call', 'email', 'letter');
create type action_audience as enum ('representative', 'senator', 'legislators', 'congress-member', 'us-senators', 'office', 'committee', 'picked');
create type report_outcome as enum ('spoke-legislator', 'spoke-staff', 'voicemail', 'no-answer', 'emailed', 'mailed', 'skipped');
create type report_stance as enum ('supports', 'leans-for', 'undecided', 'leans-against', 'opposes', 'would-not-say');

create table actions (
  id               bigint primary key generated always as identity,
  slug             text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind             action_kind not null default 'call',
  title            text not null check (length(title) between 1 and 120),
  ask              text not null default '',
  why              text not null default '',
  talking_points   text not null default '',
  more_info        text not null default '',
  fact_sheet_url   text not null default '',
  script           text not null default '',
  issue            text not null default '',
  addresses        action_audience not null default 'representative',
  office           text,
  committee_id     bigint references committees,
  bill_number      text not null default '',
  bill_title       text not null default '',
  bill_sponsor     text not null default '',
  bill_committee   text not null default '',
  urgent           boolean not null default false,
  published_at     timestamptz,
  closes_at        timestamptz,
  version          integer not null default 1,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  check (addresses <> 'office' or office is not null or published_at is null),
  check (addresses <> 'committee' or committee_id is not null or published_at is null)
);
create index on actions (published_at desc);

create table action_targets (
  action_id   bigint not null references actions on delete cascade,
  official_id bigint not null references officials,
  ordinal     integer not null default 0,
  primary key (action_id, official_id)
);

create table reports (
  id          bigint primary key generated always as identity,
  key         uuid not null unique,
  action_id   bigint not null references actions,
  official_id bigint not null references officials,
  call_id     uuid not null,
  outcome     report_outcome not null,
  stance      report_stance,
  note        text not null default '' check (length(note) <= 2000),
  place_id    text references divisions,
  person_id   bigint references people,
  reported_at timestamptz not null default now(),
  hidden_at   timestamptz,
  check (stance is null or outcome in ('spoke-legislator', 'spoke-staff'))
);
create index on reports (action_id, reported_at desc);
create index on reports (call_id);
create index on reports (official_id, reported_at desc);

create trigger announce after insert or update or delete on actions for each statement execute function announce_change();
create trigger announce after insert or update or delete on action_targets for each statement execute function announce_change();
