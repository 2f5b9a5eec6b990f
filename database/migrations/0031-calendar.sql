-- What is on: events, series of them, and when each takes place.
create type event_kind as enum ('meeting', 'town-hall', 'training', 'rally', 'canvass', 'phone-bank', 'hearing', 'deadline', 'other');
create type event_stage as enum ('draft', 'waiting', 'published', 'refused');

create function is_local_time(local text) returns boolean language sql immutable parallel safe as $$
  select local ~ '^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$'
$$;
create function are_local_times(locals text[]) returns boolean language sql immutable parallel safe as $$
  select coalesce(bool_and(is_local_time(local)), true) from unnest(locals) local
$$;

-- A row is an event, a series of events, or one instance of a series that is not like the others.
create table events (
  id              bigint primary key generated always as identity,
  series_id       bigint references events on delete cascade,
  of              text check (is_local_time(of)),
  uid             uuid unique default gen_random_uuid(),
  slug            text unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  group_id        bigint references groups,
  kind            event_kind not null default 'meeting',
  title           text not null check (length(title) between 1 and 160),
  words           text not null default '' check (length(words) <= 200000),
  plain           text not null default '',
  picture_id      bigint references pictures on delete set null,
  venue           text not null default '' check (length(venue) <= 200),
  address         text not null default '' check (length(address) <= 300),
  place_id        text references divisions,
  lat             double precision check (lat between -90 and 90),
  lon             double precision check (lon between -180 and 180),
  access          text not null default '' check (length(access) <= 1000),
  is_online       boolean not null default false,
  zone            text check (length(zone) <= 60),
  starts          text not null check (is_local_time(starts)),
  ends            text not null check (is_local_time(ends)),
  rule            text check (length(rule) <= 500),
  added           text[] not null default '{}' check (cardinality(added) <= 2000 and are_local_times(added)),
  cancelled       text[] not null default '{}' check (cardinality(cancelled) <= 2000 and are_local_times(cancelled)),
  takes_answers   boolean not null default true,
  capacity        integer check (capacity between 1 and 100000),
  questions       text[] not null default '{}' check (cardinality(questions) <= 5),
  plank_id        bigint references planks on delete set null,
  action_id       bigint references actions on delete set null,
  stage           event_stage not null default 'draft',
  stepped_at      timestamptz not null default now(),
  called_off_at   timestamptz,
  called_off_why  text not null default '' check (length(called_off_why) <= 500),
  sequence        integer not null default 0,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  changed_at      timestamptz not null default now(),
  unique (series_id, of),
  check ((series_id is null) = (of is null) and (series_id is null) = (uid is not null) and (series_id is null) = (slug is not null)),
  check (series_id is null or rule is null and added = '{}' and cancelled = '{}'),
  check ((lat is null) = (lon is null)),
  check ((zone is null) = (starts ~ '^\d{4}-\d\d-\d\d$') and (zone is null) = (ends ~ '^\d{4}-\d\d-\d\d$') and ends >= starts)
);
comment on column events.of is 'Which instance of the series it is: the local start that the rule gave it.';
comment on column events.plain is 'Of the words, what everybody may read, without HTML.';
comment on column events.zone is 'IANA, of starts and ends; null: whole days.';
comment on column events.ends is 'The first moment, or the first day, after the end.';
comment on column events.rule is 'An RRULE of RFC 5545; added and cancelled are local starts beside it and out of it.';
comment on column events.questions is 'What the host asks whoever says yes.';
comment on column events.stepped_at is 'Since when it is at its stage.';
comment on column events.sequence is 'RFC 5545, 3.8.7.4: rises when those who come must hear of a change.';
create index on events (group_id);
create index on events (place_id);
create index on events (plank_id);
create index on events (action_id);
create index on events (stage, stepped_at desc) where series_id is null;

-- Groups that host it together with its own.
create table event_hosts (
  event_id bigint not null references events on delete cascade,
  group_id bigint not null references groups on delete cascade,
  primary key (event_id, group_id)
);
create index on event_hosts (group_id);

-- How to come in online: only who said yes reads it.
create table event_rooms (
  event_id bigint primary key references events on delete cascade,
  address  text not null check (address ~ '^https://' and length(address) <= 1000),
  note     text not null default '' check (length(note) <= 500)
);

-- When an event takes place, laid out some way ahead: what pages, feeds and answers go by.
create table event_times (
  id             bigint primary key generated always as identity,
  event_id       bigint not null references events on delete cascade,
  of             text not null check (is_local_time(of)),
  details_id     bigint not null references events on delete cascade,
  starts         text not null,
  ends           text not null,
  begins_at      timestamptz not null,
  ends_at        timestamptz not null check (ends_at >= begins_at),
  called_off_at  timestamptz,
  called_off_why text not null default '' check (length(called_off_why) <= 500),
  taken          integer not null default 0 check (taken >= 0),
  unique (event_id, of) deferrable initially immediate
);
comment on column event_times.of is 'The local start that the rule gave it.';
comment on column event_times.details_id is 'What it says: the event, or the instance that is not like the others.';
comment on column event_times.taken is 'How many places are taken by those who said yes, guests counted.';
create index on event_times (begins_at, id, ends_at);
create index on event_times (ends_at);
create index on event_times (details_id);

alter table groups add column publishes_events boolean not null default false;
comment on column groups.publishes_events is 'Its leads are trusted to publish events themselves.';

create trigger announce after insert or update or delete on events for each statement execute function announce_change();
create trigger announce after insert or update or delete on event_hosts for each statement execute function announce_change();
create trigger announce after insert or update or delete on event_times for each statement execute function announce_change();

-- Everybody's to read is what is published; a group's own is its leads' to write, and to publish only where they are trusted.
alter table events enable row level security;
create policy published on events for select to commonweal_scoped using (stage = 'published' or group_id in (select scoped_groups()));
create policy own_groups on events for insert to commonweal_scoped with check (group_id in (select scoped_groups()));
create policy own_groups_change on events for update to commonweal_scoped using (group_id in (select scoped_groups())) with check (group_id in (select scoped_groups()));
create policy own_groups_delete on events for delete to commonweal_scoped using (group_id in (select scoped_groups()));
grant select, insert, update, delete on events to commonweal_scoped;

do $$
declare
  target text;
begin
  foreach target in array array['event_hosts', 'event_times'] loop
    execute format('alter table %s enable row level security', target);
    execute format('create policy seen on %s for select to commonweal_scoped using (event_id in (select id from events))', target);
    execute format('create policy own_events on %s for all to commonweal_scoped using (event_id in (select id from events where group_id in (select scoped_groups())))', target);
    execute format('grant select, insert, update, delete on %s to commonweal_scoped', target);
  end loop;
end $$;
alter table event_rooms enable row level security;
create policy own_events on event_rooms for all to commonweal_scoped using (event_id in (select id from events where group_id in (select scoped_groups())));
grant select, insert, update, delete on event_rooms to commonweal_scoped;

create function guard_event_stage() returns trigger language plpgsql as $$
begin
  if current_user = 'commonweal_scoped' and new.stage in ('published', 'refused') and (tg_op = 'INSERT' or old.stage <> new.stage)
    and not (new.stage = 'published' and new.group_id in (select id from groups where publishes_events)) then
    raise exception 'only the organization decides that' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_stage before insert or update on events for each row execute function guard_event_stage();

-- Events that are published can be found by their words. A series is one.
create function find_event(event events, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('event', event.id, event.slug, event.title,
    concat_ws(', ', nullif(event.venue, ''), (select display_name from divisions where id = event.place_id), case when event.is_online then 'online' end),
    event.plain, (select name from groups where id = event.group_id),
    case when event.stage = 'published' and event.called_off_at is null then event.stepped_at end, changed)
$$;
create function refind_event() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_event(new);
  return null;
end $$;
create trigger findable after insert or update on events for each row when (new.series_id is null) execute function refind_event();
create trigger unfindable after delete on events for each row execute function lose_findable('event');

-- Addresses that begin like this one and are taken, whoever asks.
create function event_addresses(beginning text) returns table (slug text) language sql stable security definer set search_path = public as $$
  select events.slug from events where starts_with(events.slug, beginning)
$$;
