-- Calendars that groups keep elsewhere: read every hour, and followed.
create table calendar_feeds (
  id             bigint primary key generated always as identity,
  group_id       bigint not null references groups on delete cascade,
  address        text not null check (length(address) between 8 and 2000),
  name           text not null default '' check (length(name) <= 200),
  etag           text check (length(etag) <= 1000),
  last_modified  text check (length(last_modified) <= 200),
  asked_at       timestamptz,
  read_at        timestamptz,
  came_at        timestamptz,
  due_at         timestamptz not null default now(),
  failing_since  timestamptz,
  reason         text not null default '' check (length(reason) <= 500),
  told_at        timestamptz,
  emptied_at     timestamptz,
  paused_at      timestamptz,
  found          integer not null default 0,
  refused        integer not null default 0,
  created_at     timestamptz not null default now(),
  unique (group_id, address),
  check ((failing_since is null) = (reason = ''))
);
comment on table calendar_feeds is 'An address may hold a key to somebody''s calendar: shown to nobody but those who run the group.';
comment on column calendar_feeds.asked_at is 'When its address was last asked, whatever came.';
comment on column calendar_feeds.read_at is 'When it was last read, and all that it says was taken in.';
comment on column calendar_feeds.came_at is 'When its text last came, instead of the answer that nothing changed.';
comment on column calendar_feeds.told_at is 'When its leads were told that it fails.';
comment on column calendar_feeds.emptied_at is 'Since when all that is to come is gone from it: believed when it is still so an hour later.';
comment on column calendar_feeds.found is 'How many events the last reading found that lie within two years.';
create index on calendar_feeds (due_at) where paused_at is null;

-- Which event came from where. One without an event was taken out here by hand, and does not come back.
create table followed_events (
  feed_id    bigint not null references calendar_feeds on delete cascade,
  uid        text not null check (length(uid) between 1 and 600),
  event_id   bigint unique references events on delete set null,
  digest     text not null,
  wrote      jsonb not null,
  held       text[] not null default '{}',
  off        text[] not null default '{}',
  called_off boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (feed_id, uid)
);
comment on column followed_events.uid is 'What the source calls it.';
comment on column followed_events.digest is 'Of all that the source said of it.';
comment on column followed_events.wrote is 'Digests of what was written here, part by part: a part that is otherwise now was changed by hand.';
comment on column followed_events.held is 'Parts that somebody wrote otherwise here when the source last changed: they stay so.';
comment on column followed_events.off is 'The times that the source called off, by the local start that the rule gave them.';
comment on column followed_events.called_off is 'It was called off because the source says so, or says nothing of it any more.';

-- What the last reading could not take, the first of it.
create table calendar_refusals (
  id      bigint primary key generated always as identity,
  feed_id bigint not null references calendar_feeds on delete cascade,
  title   text not null default '' check (length(title) <= 200),
  reason  text not null check (length(reason) between 1 and 500)
);
create index on calendar_refusals (feed_id);

call keep_to_groups('calendar_feeds', 'group_id', 'select, insert, delete');
grant update (due_at, paused_at) on calendar_feeds to commonweal_scoped;
do $$
declare
  target text;
begin
  foreach target in array array['followed_events', 'calendar_refusals'] loop
    execute format('alter table %s enable row level security', target);
    execute format('create policy own_feeds on %s for all to commonweal_scoped using (feed_id in (select id from calendar_feeds where group_id in (select scoped_groups())))', target);
    execute format('grant select on %s to commonweal_scoped', target);
  end loop;
end $$;
grant insert on calendar_refusals to commonweal_scoped;
