-- Who said yes to a time of an event, with how many guests, and who waits for a place.
create type event_answer as enum ('yes', 'waiting', 'no');

create table event_answers (
  id             bigint primary key generated always as identity,
  time_id        bigint not null references event_times,
  person_id      bigint not null references people on delete cascade,
  name           text not null default '' check (length(name) <= 200),
  answer         event_answer not null,
  guests         integer not null default 0 check (guests between 0 and 10),
  asked          text[] not null default '{}',
  replies        text[] not null default '{}' check (cardinality(replies) = cardinality(asked) and cardinality(replies) <= 5),
  answered_at    timestamptz not null default now(),
  placed_at      timestamptz check ((answer = 'yes') = (placed_at is not null)),
  heard_by       text not null default '' check (length(heard_by) <= 200),
  came           boolean,
  day_before_at  timestamptz,
  hour_before_at timestamptz,
  told           text,
  uid            uuid,
  instance       text check (is_local_time(instance)),
  sequence       integer not null default -1,
  act            uuid not null default gen_random_uuid(),
  unique (time_id, person_id)
);
comment on column event_answers.name is 'What somebody is called, for a host who does not know them.';
comment on column event_answers.asked is 'What the host asked then; replies stand in the same order.';
comment on column event_answers.answered_at is 'When they said so; of those who wait, who said it first is next.';
comment on column event_answers.placed_at is 'Since when they have a place.';
comment on column event_answers.heard_by is 'Who wrote the answer down; empty when the person answered.';
comment on column event_answers.day_before_at is 'When they were reminded the day before; hour_before_at: the hour before.';
comment on column event_answers.told is 'Of when and where it is, a digest of what the last letter said; null: none was written yet.';
comment on column event_answers.uid is 'What their calendar knows it by (RFC 5545, 3.8.4.7), with instance (3.8.4.4) and sequence (3.8.7.4), which rises with every letter.';
create index on event_answers (person_id, answered_at desc);
create index on event_answers (time_id, answer, answered_at, id);

-- Each letter about an answer carries a link of its own; only its hash is kept.
create table event_answer_links (
  hash      text primary key,
  answer_id bigint not null references event_answers on delete cascade,
  letter    text not null unique
);
create index on event_answer_links (answer_id);

-- How many places are taken follows from the answers, and never are there more than there is room for. Who stays when a host
-- makes room for fewer stays; records that become one, or two again, keep what they had.
create function count_places() returns trigger language plpgsql security definer set search_path = public as $$
declare
  more integer := 0;
  time record;
begin
  if tg_op <> 'INSERT' and old.answer = 'yes' then more := more - 1 - old.guests; end if;
  if tg_op <> 'DELETE' and new.answer = 'yes' then more := more + 1 + new.guests; end if;
  if more = 0 then return null; end if;
  update event_times set taken = taken + more where id = case when tg_op = 'DELETE' then old.time_id else new.time_id end returning taken, details_id into time;
  if more > 0 and coalesce(current_setting('commonweal.rewriting', true), '') = '' and time.taken > (select capacity from events where id = time.details_id) then
    raise exception 'no place is left' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger count_places after insert or delete or update of answer, guests on event_answers for each row execute function count_places();
create function keep_time() returns trigger language plpgsql as $$
begin
  raise exception 'an answer stays with its time';
end $$;
create trigger keep_time before update of time_id on event_answers for each row when (new.time_id <> old.time_id) execute function keep_time();

-- Whoever leads the group that keeps an event sees who comes to it, and nobody else's.
alter table event_answers enable row level security;
create policy of_own_events on event_answers for select to commonweal_scoped
  using (time_id in (select event_times.id from event_times join events on events.id = event_id where group_id in (select scoped_groups())));
create policy heard_from_own_people on event_answers for insert to commonweal_scoped
  with check (time_id in (select event_times.id from event_times join events on events.id = event_id where group_id in (select scoped_groups())) and person_id in (select scoped_people()));
create policy answers_of_own_events on event_answers for update to commonweal_scoped
  using (time_id in (select event_times.id from event_times join events on events.id = event_id where group_id in (select scoped_groups())))
  with check (time_id in (select event_times.id from event_times join events on events.id = event_id where group_id in (select scoped_groups())));
grant select, insert, update (name, answer, guests, asked, replies, answered_at, placed_at, heard_by, came, told, day_before_at, hour_before_at) on event_answers to commonweal_scoped;
call keep_from_scope('event_answer_links');
create policy at_own_events on deeds to commonweal_scoped
  using (subject = 'event' and subject_id in (select id from events where group_id in (select scoped_groups())))
  with check (subject = 'event' and subject_id in (select id from events where group_id in (select scoped_groups()))
    and person_id in (select person_id from event_answers join event_times on event_times.id = time_id where event_id = subject_id));

-- What somebody had said they would do and does not, or was ticked for by mistake, is taken back from the ledger.
create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('commonweal.rewriting', true), '') in ('forgetting', 'merging') and tg_table_name <> 'audit_entries'
    or coalesce(current_setting('commonweal.rewriting', true), '') = 'taking back' and tg_table_name = 'deeds' and tg_op = 'DELETE' then
    if tg_op = 'DELETE' then return old; else return new; end if;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;
create function take_back_deed(said uuid, done text) returns void language plpgsql security definer set search_path = public as $$
declare
  before text := coalesce(current_setting('commonweal.rewriting', true), '');
begin
  perform set_config('commonweal.rewriting', 'taking back', true);
  delete from deeds where act = said and kind = done and subject = 'event';
  perform set_config('commonweal.rewriting', before, true);
end $$;

-- A letter may carry what a calendar takes in.
alter table letters add column calendar text not null default '';
comment on column letters.calendar is 'iCalendar that goes along (RFC 6047); empty: none.';
update traces set blanks = array['recipient', 'subject', 'body', 'calendar'] where target = 'letters' and holds = 'recipient';
