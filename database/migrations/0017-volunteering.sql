-- What people offer to help with, what they are asked for, and who could be counted on.

-- The lists that offers and calls choose from. What is retired is offered no more and stays where it was chosen.
create type volunteer_choice_kind as enum ('skill', 'issue');
create table volunteer_choices (
  id         integer primary key generated always as identity,
  kind       volunteer_choice_kind not null,
  name       text not null check (length(name) between 1 and 60),
  retired_at timestamptz
);
create unique index on volunteer_choices (kind, lower(name));

create function are_volunteer_times(times text[]) returns boolean language sql immutable parallel safe as $$
  select coalesce(bool_and(slot ~ '^(mon|tue|wed|thu|fri|sat|sun)-(morning|afternoon|evening)$'), true) from unnest(times) slot
$$;
create function are_languages(languages text[]) returns boolean language sql immutable parallel safe as $$
  select coalesce(bool_and(language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'), true) from unnest(languages) language
$$;

create table volunteer_profiles (
  person_id  bigint primary key references people on delete cascade,
  skills     integer[] not null default '{}' check (cardinality(skills) <= 100),
  issues     integer[] not null default '{}' check (cardinality(issues) <= 100),
  languages  text[] not null default '{}' check (cardinality(languages) <= 40 and are_languages(languages)),
  times      text[] not null default '{}' check (cardinality(times) <= 21 and are_volunteer_times(times)),
  miles      integer check (miles between 0 and 500),
  counted_on text not null default '' check (length(counted_on) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column volunteer_profiles.skills is 'volunteer_choices.id; so are issues.';
comment on column volunteer_profiles.languages is 'BCP 47.';
comment on column volunteer_profiles.times is 'A weekday and a part of the day, as in sat-morning.';
comment on column volunteer_profiles.miles is 'How far they travel; null: not said.';
create index on volunteer_profiles using gin (skills);
create index on volunteer_profiles using gin (issues);

-- A call for help is its group's, or the whole organization's. `taken` is how many said yes and have a place; the database itself refuses one too many.
create table help_calls (
  id           bigint primary key generated always as identity,
  group_id     bigint references groups,
  caller_id    uuid references users on delete set null,
  title        text not null check (length(title) between 1 and 120),
  about        text not null default '' check (length(about) <= 5000),
  place_id     text references divisions,
  venue        text not null default '' check (length(venue) <= 300),
  starts_local timestamp not null,
  ends_local   timestamp not null check (ends_local > starts_local and ends_local <= starts_local + interval '14 days'),
  zone         text not null,
  starts_at    timestamptz not null generated always as (starts_local at time zone zone) stored,
  ends_at      timestamptz not null generated always as (ends_local at time zone zone) stored,
  places       integer not null check (places between 1 and 10000),
  taken        integer not null default 0 check (taken between 0 and places),
  skills       integer[] not null default '{}' check (cardinality(skills) <= 20),
  languages    text[] not null default '{}' check (cardinality(languages) <= 20 and are_languages(languages)),
  issue_id     integer references volunteer_choices,
  listed       boolean not null default true,
  closed_at    timestamptz,
  cancelled_at timestamptz,
  reason       text not null default '' check (length(reason) <= 500),
  settled_at   timestamptz,
  created_at   timestamptz not null default now()
);
comment on column help_calls.zone is 'IANA.';
comment on column help_calls.listed is 'Whether the public list of open calls shows it.';
comment on column help_calls.settled_at is 'When whoever called was asked who came.';
create index on help_calls (starts_at desc);
create index on help_calls (group_id);

create type help_answer as enum ('asked', 'yes', 'waiting', 'not-now', 'never', 'withdrawn');
create table help_askings (
  id           bigint primary key generated always as identity,
  help_call_id bigint not null references help_calls,
  person_id    bigint not null references people on delete cascade,
  name         text not null default '' check (length(name) <= 200),
  answer       help_answer not null default 'asked',
  asked_at     timestamptz not null default now(),
  answered_at  timestamptz,
  reminded_at  timestamptz,
  thanked_at   timestamptz,
  came         boolean,
  act          uuid not null default gen_random_uuid(),
  unique (help_call_id, person_id)
);
comment on column help_askings.name is 'What somebody who offered by themselves is called, for whoever called and does not know them.';
create index on help_askings (person_id, asked_at desc);

-- Each letter about an asking carries a link of its own; only its hash is kept.
create table help_links (
  hash      text primary key,
  asking_id bigint not null references help_askings on delete cascade,
  letter    text not null unique
);
create index on help_links (asking_id);

-- "Never for this": a skill, or without one general help.
create table help_refusals (
  person_id  bigint not null references people on delete cascade,
  skill_id   integer references volunteer_choices,
  refused_at timestamptz not null default now(),
  unique nulls not distinct (person_id, skill_id)
);

call keep_to_people('volunteer_profiles', 'person_id');
call keep_to_people('help_refusals', 'person_id');
call keep_to_groups('help_calls', 'group_id', 'select, insert, update');
call keep_from_scope('help_links');
grant select on volunteer_choices to commonweal_scoped;

-- Who was asked for a group's call, or offered, is its leads' to see; whom they ask themselves must be theirs.
alter table help_askings enable row level security;
create policy of_own_calls on help_askings for select to commonweal_scoped using (help_call_id in (select id from help_calls));
create policy asking_own_people on help_askings for insert to commonweal_scoped
  with check (help_call_id in (select id from help_calls) and person_id in (select scoped_people()));
create policy answers_of_own_calls on help_askings for update to commonweal_scoped using (help_call_id in (select id from help_calls)) with check (help_call_id in (select id from help_calls));
create policy at_own_calls on deeds to commonweal_scoped using (subject = 'help-call' and subject_id in (select id from help_calls))
  with check (subject = 'help-call' and subject_id in (select id from help_calls) and person_id in (select person_id from help_askings where help_call_id = subject_id));
grant select, insert, update (answer, answered_at, thanked_at, came) on help_askings to commonweal_scoped;

create trigger announce after insert or update or delete on help_calls for each statement execute function announce_change();
create trigger announce after insert or update or delete on volunteer_choices for each statement execute function announce_change();

insert into volunteer_choices (kind, name) values
  ('skill', 'Knocking on doors'), ('skill', 'Phone calls'), ('skill', 'Writing and editing'), ('skill', 'Design'), ('skill', 'Photography'), ('skill', 'Web and data'),
  ('skill', 'Driving'), ('skill', 'Hosting a meeting'), ('skill', 'Setting up and cleaning up'), ('skill', 'Cooking'), ('skill', 'Interpreting'), ('skill', 'Research'), ('skill', 'Testifying'),
  ('issue', 'Housing'), ('issue', 'Climate'), ('issue', 'Health care'), ('issue', 'Schools'), ('issue', 'Voting rights'), ('issue', 'Immigration'), ('issue', 'Transit'), ('issue', 'Jobs and wages');
