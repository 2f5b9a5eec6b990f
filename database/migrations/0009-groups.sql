-- Chapters, local groups, allies, standing teams and action teams, each perhaps part of another.
create type group_kind as enum ('chapter', 'local-group', 'ally', 'standing-team', 'action-team');
create type group_status as enum ('applied', 'forming', 'affiliated', 'dormant', 'closed');
create type group_role as enum ('member', 'organiser', 'lead');

create table groups (
  id         bigint primary key generated always as identity,
  slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind       group_kind not null,
  status     group_status not null,
  name       text not null check (length(name) between 1 and 120),
  parent_id  bigint references groups check (parent_id <> id),
  about      text not null default '' check (length(about) <= 10000),
  meets      text not null default '' check (length(meets) <= 500),
  created_at timestamptz not null default now()
);
create index on groups (parent_id);
create index on groups (kind, status, name);

-- A group's area: towns, districts, or counties by name.
create table group_areas (
  group_id    bigint not null references groups on delete cascade,
  division_id text not null references divisions,
  primary key (group_id, division_id)
);
create index on group_areas (division_id);

create table group_members (
  id        bigint primary key generated always as identity,
  group_id  bigint not null references groups on delete cascade,
  person_id bigint not null references people on delete cascade,
  role      group_role not null default 'member',
  joined_at timestamptz not null default now(),
  ended_at  timestamptz check (ended_at >= joined_at)
);
create unique index on group_members (group_id, person_id) where ended_at is null;
create index on group_members (person_id);

create trigger announce after insert or update or delete on groups for each statement execute function announce_change();
create trigger announce after insert or update or delete on group_areas for each statement execute function announce_change();
