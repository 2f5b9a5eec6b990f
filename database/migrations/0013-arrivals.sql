-- People's numbers elsewhere ("nationbuilder:1017"), as OSDI's identifiers: by them a later file finds the same person again.
alter table people add column identifiers text[] not null default '{}' check (cardinality(identifiers) <= 20 and array_position(identifiers, null) is null);
comment on column people.identifiers is 'OSDI: system, colon, number there.';
create index people_identifiers on people using gin (identifiers) where identifiers <> '{}';

-- A file of people is matched by address, thousands at a time: these indexes are read too often to leave new entries in a pile.
alter index people_emails_idx set (fastupdate = off);

-- `rows_done` and `bytes_done` say how far the file is taken in; they move in the transaction that takes the rows in. While an import is
-- taken back `undone_row` does the same. `plan` says what each column means.
alter table people_imports
  add column file        text unique,
  add column bytes       bigint not null default 0,
  add column encoding    text not null default 'utf-8',
  add column delimiter   text not null default ',',
  add column format      text not null default 'csv' check (format in ('csv', 'ndjson')),
  add column columns     text[] not null default '{}',
  add column plan        jsonb,
  add column rows_done   integer not null default 0,
  add column bytes_done  bigint not null default 0,
  add column added       integer not null default 0,
  add column changed     integer not null default 0,
  add column unchanged   integer not null default 0,
  add column refused     integer not null default 0,
  add column undone_row  integer not null default 0,
  add column removed     integer not null default 0,
  add column restored    integer not null default 0,
  add column kept        integer not null default 0,
  add column undone_by   text,
  add column pace        real,
  add column started_at  timestamptz,
  add column advanced_at timestamptz,
  add column failure     text,
  add constraint people_imports_planned check (stage = 'uploaded' or plan is not null);
comment on column people_imports.file is 'Its name in COMMONWEAL_HOME/imports, until all of it is taken in.';
comment on column people_imports.pace is 'Rows a second, lately.';

create table people_import_refusals (
  import_id bigint not null references people_imports on delete cascade,
  row       integer not null,
  reason    text not null,
  cells     text[] not null,
  primary key (import_id, row)
);
call keep_from_scope('people_import_refusals');

alter table consents add column import_row integer, add check (import_row is null or import_id is not null);
