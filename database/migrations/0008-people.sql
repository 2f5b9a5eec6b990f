-- Everyone the organization knows, in OSDI's words: several e-mail addresses and phones, the first of each preferred; households share them.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- What the search looks through: plain letters, without accents.
create function plain(text) returns text language sql immutable parallel safe as $$ select public.unaccent('public.unaccent'::regdictionary, lower($1)) $$;
create function search_text(name text, emails text[], phones text[], locality text) returns text language sql immutable parallel safe as $$
  select plain(name || ' ' || locality) || ' ' || array_to_string(emails, ' ') || ' ' || array_to_string(phones, ' ')
$$;

create function are_tidy(emails text[]) returns boolean language sql immutable parallel safe as $$
  select coalesce(bool_and(email = lower(email) and length(email) between 3 and 320), true) from unnest(emails) email
$$;

-- Short names of divisions, for lists of them in a person's row.
alter table divisions add column number integer generated always as identity unique;

alter table people
  drop constraint people_email_key,
  add column given_name  text not null default '' check (length(given_name) <= 200),
  add column family_name text not null default '' check (length(family_name) <= 200),
  add column pronouns    text not null default '' check (length(pronouns) <= 60),
  add column emails      text[] not null default '{}' check (cardinality(emails) <= 10 and array_position(emails, null) is null and are_tidy(emails)),
  add column phones      text[] not null default '{}' check (cardinality(phones) <= 10 and array_position(phones, null) is null),
  add column street      text not null default '' check (length(street) <= 200),
  add column locality    text not null default '' check (length(locality) <= 100),
  add column region      text not null default '' check (length(region) <= 60),
  add column postcode    text not null default '' check (length(postcode) <= 20),
  add column districts   integer[] not null default '{}',
  add column language    text not null default '' check (length(language) <= 35),
  add column tags        text[] not null default '{}' check (cardinality(tags) <= 200),
  add column fields      jsonb not null default '{}' check (jsonb_typeof(fields) = 'object'),
  add column source      text not null default '' check (length(source) <= 200),
  add column updated_at  timestamptz not null default now();
update people set emails = array[email], locality = coalesce((select display_name from divisions where divisions.id = people.place_id), '');
alter table people
  drop column email,
  add column search text not null generated always as (search_text(name, emails, phones, locality)) stored;
comment on column people.phones is 'E.164.';
comment on column people.districts is 'divisions.number of every layer that is known; a layer without one is unknown.';
comment on column people.language is 'BCP 47.';
comment on column people.fields is 'By custom_fields.key; a key that is absent is not known.';

create index on people using gin (emails);
create index on people using gin (phones);
create index on people using gin (tags);
create index on people using gin (districts);
create index on people using gin (fields jsonb_path_ops);
create index on people using gin (search gin_trgm_ops);
create index on people (place_id);
create index on people (created_at desc);

-- What the organization wants to know beyond that.
create type field_kind as enum ('text', 'number', 'date', 'choice', 'yes-no');
create table custom_fields (
  key     text primary key check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
  label   text not null check (length(label) between 1 and 100),
  kind    field_kind not null,
  choices text[] not null default '{}',
  ordinal integer not null default 0,
  check ((kind = 'choice') = (cardinality(choices) > 0))
);

-- Files of people that were brought in.
create type people_import_stage as enum ('uploaded', 'running', 'done', 'failed', 'undoing', 'undone');
create table people_imports (
  id          bigint primary key generated always as identity,
  name        text not null,
  stage       people_import_stage not null default 'uploaded',
  actor       text not null,
  created_at  timestamptz not null default now(),
  finished_at timestamptz
);

-- How each person's row became what it is. Append-only. `after` holds what was set, `before` what stood there; without `before` the
-- person began here. The latest change that names a field is where its value comes from.
create type change_origin as enum ('form', 'import', 'office', 'person', 'merge', 'undo', 'provider', 'work');
create table person_changes (
  id         bigint primary key generated always as identity,
  person_id  bigint not null references people on delete cascade,
  origin     change_origin not null,
  actor      text,
  import_id  bigint references people_imports,
  import_row integer,
  before     jsonb,
  after      jsonb not null,
  changed_at timestamptz not null default now(),
  check ((origin = 'import') = (import_id is not null and import_row is not null))
);
create index on person_changes (person_id, id desc);
create unique index on person_changes (import_id, import_row) where import_id is not null;

-- A line may take back an earlier one (an import undone, a merge undone): then it is as if that one had not been written.
alter table consents
  add column retracts  bigint references consents,
  add column import_id bigint references people_imports;
create unique index on consents (retracts) where retracts is not null;
create index on consents (import_id) where import_id is not null;

-- The ledger's answer for each person, channel and list, kept by the database itself so that many can be asked at once.
create table consent_standings (
  person_id  bigint not null references people on delete cascade,
  channel    consent_channel not null,
  list       text not null,
  given      boolean not null,
  consent_id bigint not null,
  primary key (person_id, channel, list)
);
create index on consent_standings (channel, list, given, person_id);

create function follow_consents() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from consent_standings standing using (select distinct person_id, channel, list from fresh where retracts is not null) touched
    where (standing.person_id, standing.channel, standing.list) = (touched.person_id, touched.channel, touched.list);
  insert into consent_standings (person_id, channel, list, given, consent_id)
    select distinct on (said.person_id, said.channel, said.list) said.person_id, said.channel, said.list, said.given, said.id
    from consents said
    where (said.person_id, said.channel, said.list) in (select person_id, channel, list from fresh where retracts is not null)
      and said.retracts is null and not exists (select from consents back where back.retracts = said.id)
    order by said.person_id, said.channel, said.list, said.id desc;
  insert into consent_standings (person_id, channel, list, given, consent_id)
    select distinct on (person_id, channel, list) person_id, channel, list, given, id from fresh
    where (person_id, channel, list) not in (select person_id, channel, list from fresh where retracts is not null)
    order by person_id, channel, list, id desc
  on conflict (person_id, channel, list) do update set given = excluded.given, consent_id = excluded.consent_id where excluded.consent_id > consent_standings.consent_id;
  return null;
end $$;
create trigger follow_consents after insert on consents referencing new table as fresh for each statement execute function follow_consents();
insert into consent_standings (person_id, channel, list, given, consent_id)
  select distinct on (person_id, channel, list) person_id, channel, list, given, id from consents order by person_id, channel, list, id desc;

create index on deeds (kind, occurred_at desc, person_id);
create index on deeds (subject, subject_id, kind, person_id);
create index on reports (person_id) where person_id is not null;

-- The ledgers give way in two cases alone, each in a transaction that says so: somebody is forgotten, or two records become one.
create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('commonweal.rewriting', true), '') in ('forgetting', 'merging') and tg_table_name <> 'audit_entries' then
    if tg_op = 'DELETE' then return old; else return new; end if;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete on person_changes for each row execute function refuse_rewriting();

-- Somebody may sign in without working here; then their account is their person's.
alter table users add column person_id bigint references people on delete set null;
create index on users (person_id);
