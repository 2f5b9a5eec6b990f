-- Events that anybody tells us about. Each is an event that waits for a moderator, with whoever told us of it in a row of its own.
alter table events
  add column credit       text not null default '' check (length(credit) <= 120),
  add column refused_why  text not null default '' check (length(refused_why) <= 2000),
  add column duplicate_of bigint references events on delete set null,
  add check (group_id is null or credit = ''),
  add check (stage = 'refused' or refused_why = '' and duplicate_of is null);
comment on column events.credit is 'Whose it is, as its page says it, where no group keeps it.';
comment on column events.refused_why is 'Why a moderator refused it.';
comment on column events.duplicate_of is 'Which event on the calendar it is, when it was refused for that.';
create index on events (duplicate_of) where duplicate_of is not null;

-- On which day something is, as its clocks say: for what may be the same.
create index event_times_day on event_times (left(starts, 10));

create table event_submissions (
  id           bigint primary key generated always as identity,
  event_id     bigint unique references events on delete set null,
  person_id    bigint references people on delete set null,
  name         text not null check (length(name) <= 200),
  email        text not null check (length(email) <= 320 and email = lower(email)),
  title        text not null check (length(title) between 1 and 160),
  wording      text not null,
  digest       text not null,
  submitted_at timestamptz not null default now()
);
create unique index on event_submissions (email, digest) where email <> '';
create index on event_submissions (person_id);
comment on column event_submissions.email is 'Where its letters go; empty once its writer is forgotten.';
comment on column event_submissions.title is 'As it was submitted; the event may say it otherwise, or be gone.';
comment on column event_submissions.wording is 'What the form said about the use of it.';
comment on column event_submissions.digest is 'Of its words: sent twice, it is one.';
insert into traces (target, holds, blanks) values
  ('event_submissions', 'person_id', array['name', 'email']),
  ('event_submissions', 'email', array['name', 'email']);
call keep_from_scope('event_submissions');

-- Events can be tried out like pages and stories, also by the leads whose they are.
alter table preview_keys
  add column event_id bigint references events on delete cascade,
  drop constraint preview_keys_check,
  add check (num_nonnulls(page_id, story_id, event_id) = 1);
create index on preview_keys (event_id);
create policy own_events on preview_keys to commonweal_scoped
  using (event_id in (select id from events where group_id in (select scoped_groups()))) with check (event_id in (select id from events where group_id in (select scoped_groups())));

create or replace function find_event(event events, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('event', event.id, event.slug, event.title,
    concat_ws(', ', nullif(event.venue, ''), (select display_name from divisions where id = event.place_id), case when event.is_online then 'online' end),
    event.plain, coalesce((select name from groups where id = event.group_id), nullif(event.credit, '')),
    case when event.stage = 'published' and event.called_off_at is null then event.stepped_at end, changed)
$$;

-- Addresses under which something else lives are taken too.
create or replace function event_addresses(beginning text) returns table (slug text) language sql stable security definer set search_path = public as $$
  select events.slug from events where starts_with(events.slug, beginning)
  union all select reserved from unnest(array['map', 'submit']) reserved
$$;
