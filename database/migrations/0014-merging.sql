-- Two records of one person become one, and two again; somebody is forgotten. Both go by the foreign keys that point at a person, so that rooms which come later are covered.

-- What somebody did is counted also when they are forgotten: it is then nobody's.
alter table deeds alter column person_id drop not null;

-- Addresses of people who asked to be forgotten, as keyed hashes: enough to know one when it comes again, too little to write to anybody.
create table suppressions (
  hash          text primary key,
  suppressed_at timestamptz not null default now()
);

-- Who asked to be forgotten, and when that happens unless they change their mind.
create table departures (
  person_id bigint primary key references people on delete cascade,
  asked_at  timestamptz not null default now(),
  due_at    timestamptz not null default now() + interval '7 days'
);
create index on departures (due_at);

-- After how many years of silence people are forgotten. A rule runs only once it is confirmed.
create type retention_rule as enum ('never-active', 'no-consent');
create table retention_clocks (
  rule         retention_rule primary key,
  years        integer not null check (years between 1 and 50),
  confirmed_at timestamptz
);

-- What was forgotten, and why: numbers alone.
create type forgetting_reason as enum ('asked', 'office', 'never-active', 'no-consent', 'import undone');
create table forgettings (
  id           bigint primary key generated always as identity,
  reason       forgetting_reason not null,
  people       integer not null check (people > 0),
  forgotten_at timestamptz not null default now()
);

-- Pairs that may be one person, computed anew by a job; and pairs of whom somebody said that they are two.
create table duplicate_pairs (
  id      bigint primary key generated always as identity,
  one     bigint not null references people on delete cascade,
  other   bigint not null references people on delete cascade,
  score   integer not null check (score between 0 and 100),
  reasons text[] not null,
  check (one <> other)
);
create unique index on duplicate_pairs (least(one, other), greatest(one, other));
create index on duplicate_pairs (score desc, id);
create index on duplicate_pairs (one);
create index on duplicate_pairs (other);
create table distinctions (
  id      bigint primary key generated always as identity,
  one     bigint not null references people on delete cascade,
  other   bigint not null references people on delete cascade,
  actor   text not null,
  said_at timestamptz not null default now(),
  check (one <> other)
);
create unique index on distinctions (least(one, other), greatest(one, other));
create index on distinctions (one);
create index on distinctions (other);
create table duplicate_searches (
  id          bigint primary key generated always as identity,
  pairs       integer not null,
  began_at    timestamptz not null,
  finished_at timestamptz not null default now()
);

-- The numbers are no foreign keys: a loser is gone from `people`, and a survivor may become a loser in turn.
create table merges (
  id          bigint primary key generated always as identity,
  survivor_id bigint not null,
  loser_id    bigint not null check (loser_id <> survivor_id),
  actor       text not null,
  merged_at   timestamptz not null default now(),
  choices     jsonb not null,
  loser       jsonb,
  before      jsonb,
  after       jsonb,
  change_id   bigint,
  moved       jsonb not null default '[]',
  aside       jsonb not null default '[]',
  stated      bigint[] not null default '{}',
  unmerged_by text,
  unmerged_at timestamptz
);
comment on column merges.loser is 'The row that left `people`; null once it is back. So are before and after, the survivor''s row around the merge.';
comment on column merges.moved is 'Which rows follow the survivor: table, column, the keys of the rows, and whose they are now.';
comment on column merges.aside is 'Rows that the survivor had already, whole, with what hung on them.';
comment on column merges.stated is 'Lines of `consents` that let a withdrawal win.';
create unique index on merges (loser_id) where unmerged_at is null;
create index on merges (survivor_id);

call keep_from_scope('suppressions');
call keep_from_scope('departures');
call keep_from_scope('forgettings');
call keep_from_scope('duplicate_pairs');
call keep_from_scope('distinctions');
call keep_from_scope('merges');

-- Every column that points at a person. `key` tells its rows apart, the column itself left out. Of consent_standings the ledger is the source.
create function person_pointers() returns table (target regclass, pointer name, forgets "char", key text) language sql stable as $$
  select reference.conrelid::regclass, pointer.attname,
    case when reference.confdeltype = 'c' or reference.confdeltype <> 'n' and pointer.attnotnull then 'c' else 'n' end::"char",
    coalesce('jsonb_build_object(' || (
      select string_agg(format('%L, %1$I', attname), ', ') from pg_attribute
      where attrelid = reference.conrelid and attname <> pointer.attname and attnum = any (identity.columns)
    ) || ')', case when identity.columns is null then format('to_jsonb(%s.*) - %L', reference.conrelid::regclass, pointer.attname) else '''{}''::jsonb' end)
  from pg_constraint reference
  join pg_attribute pointer on pointer.attrelid = reference.conrelid and pointer.attnum = reference.conkey[1]
  left join lateral (
    select indkey::int2[] as columns from pg_index
    where indrelid = reference.conrelid and indisunique and indpred is null and indexprs is null
    order by indisprimary desc, indnatts limit 1
  ) identity on true
  where reference.contype = 'f' and reference.confrelid = 'people'::regclass and reference.conrelid <> 'consent_standings'::regclass
  order by reference.conrelid::regclass::text, pointer.attname
$$;

-- Takes rows away, with what hangs on them, and answers them whole: the rows first, then what hung on them.
create function set_aside(target regclass, condition text) returns jsonb language plpgsql set timezone = 'UTC' as $$
declare
  child record;
  hanging jsonb := '[]';
  rows jsonb;
begin
  for child in
    select reference.conrelid::regclass as target, below.attname as pointer, above.attname as points_at
    from pg_constraint reference
    join pg_attribute below on below.attrelid = reference.conrelid and below.attnum = reference.conkey[1]
    join pg_attribute above on above.attrelid = reference.confrelid and above.attnum = reference.confkey[1]
    where reference.contype = 'f' and reference.confrelid = set_aside.target and reference.conrelid <> reference.confrelid and reference.confdeltype <> 'n'
  loop
    hanging := hanging || set_aside(child.target, format('%I in (select %I from %s where %s)', child.pointer, child.points_at, target, condition));
  end loop;
  execute format('with gone as (delete from %s where %s returning *) select coalesce(jsonb_agg(jsonb_build_object(''table'', %L, ''row'', to_jsonb(gone))), ''[]'') from gone', target, condition, target)
    into rows;
  return rows || hanging;
end $$;

-- Puts such rows back; answers those for which there is no room, or no longer what they belong to.
create function put_back(aside jsonb) returns jsonb language plpgsql set timezone = 'UTC' as $$
declare
  entry jsonb;
  columns text;
  still_aside jsonb := '[]';
begin
  for entry in select * from jsonb_array_elements(aside) loop
    select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
      where attrelid = (entry->>'table')::regclass and attnum > 0 and not attisdropped and attgenerated = '' and entry->'row' ? attname;
    begin
      execute format('insert into %s (%s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, $1)', (entry->>'table')::regclass, columns) using entry->'row';
    exception when unique_violation or exclusion_violation or check_violation or foreign_key_violation then
      still_aside := still_aside || jsonb_build_array(entry);
    end;
  end loop;
  return still_aside;
end $$;

-- Makes what points at one person point at another. What they have already stays theirs; the loser's own of it is let go where the column
-- may be empty, and otherwise set aside.
create function follow_person(loser bigint, survivor bigint, out moved jsonb, out aside jsonb) language plpgsql set timezone = 'UTC' as $$
declare
  step record;
  keys jsonb;
  key jsonb;
  gone jsonb;
  the_row text;
begin
  moved := '[]';
  aside := '[]';
  for step in select * from person_pointers() loop
    begin
      execute format('with moved as (update %s set %I = $2 where %2$I = $1 returning %3$s as key) select jsonb_agg(key) from moved', step.target, step.pointer, step.key)
        into keys using loser, survivor;
      if keys is not null then
        moved := moved || jsonb_build_object('table', step.target, 'column', step.pointer, 'keys', keys, 'owner', survivor);
      end if;
    exception when unique_violation or exclusion_violation or check_violation then
      for key in execute format('select %s from %s where %I = $1', step.key, step.target, step.pointer) using loser loop
        the_row := format('%I = %L and %s = %L::jsonb', step.pointer, loser, step.key, key);
        begin
          execute format('update %s set %I = $1 where %s', step.target, step.pointer, the_row) using survivor;
          moved := moved || jsonb_build_object('table', step.target, 'column', step.pointer, 'keys', jsonb_build_array(key), 'owner', survivor);
        exception when unique_violation or exclusion_violation or check_violation then
          if step.forgets = 'n' then
            execute format('update %s set %I = null where %s', step.target, step.pointer, the_row);
            moved := moved || jsonb_build_object('table', step.target, 'column', step.pointer, 'keys', jsonb_build_array(key), 'owner', null);
          else
            gone := set_aside(step.target, the_row);
            aside := aside || jsonb_set(gone, '{0}', gone->0 || jsonb_build_object('column', step.pointer, 'key', key));
          end if;
        end;
      end loop;
    end;
  end loop;
end $$;

-- Makes exactly those rows point at the loser again that were moved and still are where they were moved to.
create function move_back(moved jsonb, loser bigint) returns void language plpgsql set timezone = 'UTC' as $$
declare
  step record;
begin
  for step in
    select pointer.*, entry->'keys' as keys, entry->>'owner' as owner
    from jsonb_array_elements(moved) with ordinality as listed (entry, place)
    join person_pointers() pointer on pointer.target = (entry->>'table')::regclass and pointer.pointer = (entry->>'column')::name
    order by place desc
  loop
    execute format('update %s set %I = $1 where %2$I %s and %s in (select jsonb_array_elements($2))', step.target, step.pointer,
      case when step.owner is null then 'is null' else '= ' || step.owner end, step.key) using loser, step.keys;
  end loop;
  update consents back set person_id = loser from consents said where back.retracts = said.id and said.person_id = loser and back.person_id <> loser;
end $$;

-- The ledger's answer for these people, found anew.
create function settle_consents(who bigint[]) returns void language sql as $$
  delete from consent_standings where person_id = any (who);
  insert into consent_standings (person_id, channel, list, given, consent_id)
    select distinct on (person_id, channel, list) person_id, channel, list, given, id from consents said
    where person_id = any (who) and retracts is null and not exists (select from consents back where back.retracts = said.id)
    order by person_id, channel, list, id desc;
$$;

-- Where an e-mail address or words about somebody stand beside what points at them. When they are forgotten, these columns are emptied; without any, the row goes.
create table traces (
  target text,
  holds  text,
  blanks text[],
  primary key (target, holds)
);
insert into traces (target, holds, blanks) values
  ('letters', 'recipient', array['recipient', 'subject', 'body']),
  ('letters', 'reply_to', array['reply_to']),
  ('payments', 'person_id', array['payer_name', 'payer_email', 'note']),
  ('payments', 'payer_email', array['payer_name', 'payer_email', 'note']),
  ('joinings', 'email', null),
  ('confirmations', 'email', null),
  ('confirmation_links', 'email', null),
  ('confirmed_emails', 'email', null),
  ('group_invitations', 'email', null);

-- Forgets people, as each foreign key says: what goes with a person is deleted, what counts on without them becomes nobody's. `addresses` are those nobody else has.
create function forget_people(who bigint[], addresses text[]) returns void language plpgsql as $$
declare
  step record;
begin
  delete from users where person_id = any (who) and role is null;
  for step in
    select target, holds, blanks is null as whole, case holds when 'person_id' then '$1' else '$2' end as gone,
      (select string_agg(format('%I = %L', blank, ''), ', ') from unnest(blanks) blank) as emptied
    from traces
  loop
    execute format(case when step.whole then 'delete from %1$I' else 'update %1$I set %3$s' end || ' where %2$I = any (%4$s)', step.target, step.holds, step.emptied, step.gone)
      using who, addresses;
  end loop;
  for step in select * from person_pointers() order by forgets desc loop
    execute format(case step.forgets when 'n' then 'update %1$s set %2$I = null' else 'delete from %1$s' end || ' where %2$I = any ($1)', step.target, step.pointer) using who;
  end loop;
  with recursive inside as (
    select id, loser_id from merges where survivor_id = any (who) and unmerged_at is null
    union
    select merges.id, merges.loser_id from merges join inside on merges.survivor_id = inside.loser_id where unmerged_at is null
  )
  delete from merges using inside where merges.id = inside.id;
  delete from people where id = any (who);
end $$;
