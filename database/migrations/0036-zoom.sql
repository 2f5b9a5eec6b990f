-- Meetings that this site makes at Zoom, one for an event or a whole series.
create table zoom_meetings (
  id         bigint primary key generated always as identity,
  event_id   bigint unique references events on delete set null,
  wanted     boolean not null default true,
  key        uuid not null unique default gen_random_uuid(),
  meeting    text check (meeting ~ '^[0-9]{1,20}$'),
  link       text check (link ~ '^https://' and length(link) <= 1000),
  note       text not null default '' check (length(note) <= 500),
  told       text not null default '',
  changes    integer not null default 0,
  due_at     timestamptz default now(),
  busy_until timestamptz,
  handed_at  timestamptz,
  attempts   integer not null default 0,
  reason     text not null default '' check (length(reason) <= 500),
  check ((meeting is null) = (link is null))
);
comment on column zoom_meetings.event_id is 'Nothing when the event is gone: the meeting has to go, too.';
comment on column zoom_meetings.key is 'Stands in the meeting, so that one whose making was never confirmed is found again.';
comment on column zoom_meetings.told is 'A digest of what Zoom was last told.';
comment on column zoom_meetings.changes is 'Rises whenever something here became otherwise.';
comment on column zoom_meetings.due_at is 'When Zoom is to be spoken to; the queue holds work for then. Null: all is as it should be, or was given up with a reason.';
comment on column zoom_meetings.busy_until is 'Until when somebody is speaking to Zoom about it.';
comment on column zoom_meetings.handed_at is 'When its making was handed over, as long as nobody knows what became of it.';

alter table zoom_meetings enable row level security;
create policy own_events on zoom_meetings for all to commonweal_scoped using (event_id in (select id from events where group_id in (select scoped_groups())));
grant select, insert (event_id), update (wanted, changes, due_at, attempts, reason) on zoom_meetings to commonweal_scoped;

create function orphan_zoom_meeting() returns trigger language plpgsql set search_path = public as $$
begin
  new.changes = old.changes + 1;
  new.attempts = 0;
  new.due_at = greatest(now(), old.busy_until);
  return new;
end $$;
create trigger orphan before update on zoom_meetings for each row when (old.event_id is not null and new.event_id is null) execute function orphan_zoom_meeting();

-- Whatever is due has its work in the queue, in the same transaction.
create function leave_zoom_work() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' or new.due_at is distinct from old.due_at then
    perform leave_work('zoom-meeting', json_build_object('id', new.id), 'zoom-meeting-' || new.id, new.due_at);
  end if;
  return null;
end $$;
create trigger due after insert or update on zoom_meetings for each row when (new.due_at is not null) execute function leave_zoom_work();

create function tend_zoom_meeting() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update zoom_meetings set changes = changes + 1, attempts = 0, due_at = greatest(now(), busy_until) where event_id = new.id;
  return null;
end $$;
create trigger zoom_meeting after update on events for each row
  when ((old.title, old.plain, old.zone, old.starts, old.ends, old.rule, old.called_off_at) is distinct from (new.title, new.plain, new.zone, new.starts, new.ends, new.rule, new.called_off_at))
  execute function tend_zoom_meeting();
