-- Divisions, posts, officials and committees, in the words of Open Civic Data and Popolo.

create function announce_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('public_changes', tg_table_name);
  return null;
end $$;

create type office_classification as enum ('capitol', 'district');

create table divisions (
  id           text primary key check (id like 'ocd-division/%'),
  layer        text not null,
  name         text not null,
  display_name text not null,
  county       text,
  ordinal      integer not null default 0,
  unique (layer, name)
);

-- What else people call a place: postal and village names. One name may mean several places.
create table place_names (
  name     text not null,
  place_id text not null references divisions,
  primary key (name, place_id)
);
create index on place_names (lower(name));

create table precincts (
  id       bigint primary key generated always as identity,
  place_id text not null references divisions,
  ward     text not null default '',
  precinct text not null default '',
  unique (place_id, ward, precinct)
);

create table precinct_districts (
  precinct_id bigint not null references precincts on delete cascade,
  layer       text not null,
  division_id text not null references divisions,
  primary key (precinct_id, layer)
);
create index on precinct_districts (division_id);

create table posts (
  id          bigint primary key generated always as identity,
  office      text not null,
  division_id text not null references divisions,
  title       text not null,
  short_title text not null,
  seats       integer not null default 1 check (seats > 0),
  ordinal     integer not null default 0,
  unique (office, division_id)
);
create index on posts (division_id);

create table officials (
  id          bigint primary key generated always as identity,
  slug        text not null unique,
  name        text not null check (length(name) between 1 and 200),
  given_name  text not null default '',
  family_name text not null default '',
  party       text not null default '',
  gender      text not null default '',
  email       text not null default '',
  website     text not null default '',
  profile_url text not null default '',
  facts_as_of jsonb not null default '{}',
  updated_at  timestamptz not null default now()
);
comment on column officials.facts_as_of is 'For each fact the list it came from: the day on which that was true, and its title. A newer list replaces it, an older one never does.';
create index on officials (family_name);

create table official_identifiers (
  scheme      text not null,
  identifier  text not null,
  official_id bigint not null references officials on delete cascade,
  primary key (scheme, identifier)
);
create index on official_identifiers (official_id);

create table official_offices (
  official_id    bigint not null references officials on delete cascade,
  classification office_classification not null,
  ordinal        integer not null default 0,
  address        text not null default '',
  room           text not null default '',
  voice          text not null default '',
  fax            text not null default '',
  primary key (official_id, classification, ordinal)
);

create table terms (
  id          bigint primary key generated always as identity,
  official_id bigint not null references officials,
  post_id     bigint not null references posts,
  started_on  date,
  ended_on    date,
  check (ended_on is null or started_on is null or ended_on >= started_on)
);
create unique index on terms (official_id, post_id) where ended_on is null;
create index on terms (post_id) where ended_on is null;

create table committees (
  id         bigint primary key generated always as identity,
  identifier text not null unique,
  slug       text not null unique,
  code       text not null default '',
  name       text not null,
  chamber    text not null default '',
  ended_on   date
);

create table committee_seats (
  id           bigint primary key generated always as identity,
  committee_id bigint not null references committees,
  official_id  bigint not null references officials,
  role         text not null default 'member',
  started_on   date,
  ended_on     date
);
create unique index on committee_seats (committee_id, official_id) where ended_on is null;
create index on committee_seats (official_id) where ended_on is null;

-- Which offices a complete list was read for, and as of when: what nobody covers is unknown, not vacant.
create table rosters (
  office    text primary key,
  source    text not null,
  as_of     date not null
);

create table imports (
  id          bigint primary key generated always as identity,
  kind        text not null,
  sources     text[] not null,
  as_of       date,
  counts      jsonb not null,
  finished_at timestamptz not null default now()
);

-- Files that were read by themselves, by what is in them: each is read once.
create table read_files (
  hash    text primary key,
  kind    text not null,
  name    text not null,
  read_at timestamptz not null default now()
);

create trigger announce after insert or update or delete on divisions for each statement execute function announce_change();
create trigger announce after insert or update or delete on precinct_districts for each statement execute function announce_change();
create trigger announce after insert or update or delete on posts for each statement execute function announce_change();
create trigger announce after insert or update or delete on officials for each statement execute function announce_change();
create trigger announce after insert or update or delete on official_offices for each statement execute function announce_change();
create trigger announce after insert or update or delete on terms for each statement execute function announce_change();
create trigger announce after insert or update or delete on committees for each statement execute function announce_change();
create trigger announce after insert or update or delete on committee_seats for each statement execute function announce_change();
create trigger announce after insert or update or delete on rosters for each statement execute function announce_change();
