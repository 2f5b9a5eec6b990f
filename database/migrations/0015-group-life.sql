-- What a group says about itself, how it begins, goes on and ends.
alter table groups
  add column counties       text[] not null default '{}',
  add column links          text not null default '' check (length(links) <= 5000),
  add column first_steps    text not null default '' check (length(first_steps) <= 5000),
  add column wanted         text not null default '' check (length(wanted) <= 2000),
  add column closing_report text not null default '' check (length(closing_report) <= 10000),
  add column since          date not null default current_date,
  add column ends_on        date,
  add column review_on      date,
  add check ((kind = 'action-team') = (ends_on is not null)),
  add check (kind = 'standing-team' or review_on is null);
comment on column groups.counties is 'Whole counties of its area, by name.';
comment on column groups.links is 'One to a line: words, then the address.';
comment on column groups.since is 'The day on which it came to its status.';
comment on column groups.ends_on is 'The day on which an action team closes by itself.';
create index on groups using gin (counties);
create index on groups (ends_on) where ends_on is not null;
create trigger announce after insert or update or delete on group_members for each statement execute function announce_change();

-- A group never stands below itself. One at a time, so that two changes cannot close a circle together.
create function refuse_circle() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtext('groups.parent_id'));
  if exists (
    with recursive above as (
      select id, parent_id from groups where id = new.parent_id
      union
      select groups.id, groups.parent_id from groups join above on groups.id = above.parent_id
    )
    select from above where id = new.id
  ) then
    raise exception 'a group cannot stand below itself' using errcode = 'check_violation', constraint = 'groups_no_circle';
  end if;
  return new;
end $$;
create trigger refuse_circle before insert or update of parent_id on groups for each row when (new.parent_id is not null) execute function refuse_circle();

-- Who asked for the group, and what has to happen before it is affiliated.
create table group_applications (
  group_id         bigint primary key references groups on delete cascade,
  person_id        bigint not null references people on delete cascade,
  place            text not null default '' check (length(place) <= 500),
  why              text not null default '' check (length(why) <= 5000),
  first_people     text not null default '' check (length(first_people) <= 1000),
  wording          text not null,
  conversation_on  date,
  agreement_on     date,
  first_meeting_on date,
  mentor_id        uuid references users on delete set null,
  mentor           text not null default '' check (length(mentor) <= 200),
  applied_at       timestamptz not null default now()
);
create index on group_applications (person_id);

-- From where to where a group may step. Whoever leads it may end it and no more; forming groups keep the list of what has to happen first.
create function guard_group_step() returns trigger language plpgsql as $$
declare
  allowed constant text[] := array['applied forming', 'applied closed', 'forming affiliated', 'forming closed', 'affiliated dormant', 'affiliated closed',
    'dormant affiliated', 'dormant closed', 'closed forming'];
  team constant boolean := new.kind in ('action-team', 'standing-team');
  application group_applications;
begin
  if not (old.status || ' ' || new.status = any (allowed) or team and old.status || ' ' || new.status in ('applied affiliated', 'closed affiliated')) then
    raise exception 'a group that is % cannot become %', old.status, new.status using errcode = 'check_violation', constraint = 'groups_step';
  end if;
  if current_user = 'commonweal_scoped' and new.status <> 'closed' then
    raise exception 'only the organization decides that' using errcode = 'insufficient_privilege';
  end if;
  if old.status = 'forming' and new.status = 'affiliated' and not team then
    select * into application from group_applications where group_id = new.id;
    if found and (application.conversation_on is null or application.agreement_on is null or application.first_meeting_on is null
      or (select count(*) from group_members where group_id = new.id and role = 'lead' and ended_at is null) < 2) then
      raise exception 'the list is not done' using errcode = 'check_violation', constraint = 'groups_list_done';
    end if;
  end if;
  return new;
end $$;
create trigger guard_step before update of status on groups for each row when (old.status <> new.status) execute function guard_group_step();

create function guard_group_kind() returns trigger language plpgsql as $$
begin
  if old.kind <> 'action-team' or new.kind <> 'standing-team' then
    raise exception 'only the organization decides that' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_kind before update of kind on groups for each row when (old.kind <> new.kind and current_user = 'commonweal_scoped') execute function guard_group_kind();

-- Each step with its reason. Append-only.
create table group_steps (
  id         bigint primary key generated always as identity,
  group_id   bigint not null references groups on delete cascade,
  was        group_status,
  became     group_status not null,
  reason     text not null default '' check (length(reason) <= 2000),
  actor      text not null,
  stepped_on date not null,
  check (became not in ('dormant', 'closed') or reason <> '')
);
create index on group_steps (group_id, id desc);
create trigger append_only before update on group_steps for each row execute function refuse_rewriting();

-- Somebody is asked into a group by letter. Only the token's hash is kept.
create table group_invitations (
  id         bigint primary key generated always as identity,
  hash       text not null unique,
  group_id   bigint not null references groups on delete cascade,
  email      text not null check (email = lower(email) and length(email) <= 320),
  role       group_role not null,
  invited_by text not null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  unique (group_id, email)
);

-- What was asked of a team, and about which day: never twice the same.
create table group_questions (
  group_id  bigint not null references groups on delete cascade,
  about_on  date not null,
  days      integer not null,
  asked_on  date not null,
  primary key (group_id, about_on, days)
);
create table group_keys (
  hash       text primary key,
  group_id   bigint not null references groups on delete cascade,
  person_id  bigint not null references people on delete cascade,
  expires_on date not null
);
create index on group_keys (person_id);

-- What a group knows and offers to others, what it needs help with, and who answered.
create type group_offer_kind as enum ('offer', 'need');
create table group_offers (
  id         bigint primary key generated always as identity,
  group_id   bigint not null references groups on delete cascade,
  kind       group_offer_kind not null,
  issue      text not null check (length(issue) between 1 and 100),
  words      text not null default '' check (length(words) <= 2000),
  offered_at timestamptz not null default now(),
  ended_at   timestamptz
);
create index on group_offers (group_id);
create index on group_offers (kind, id desc) where ended_at is null;
create table group_answers (
  id          bigint primary key generated always as identity,
  offer_id    bigint not null references group_offers on delete cascade,
  group_id    bigint not null references groups on delete cascade,
  words       text not null check (length(words) between 1 and 2000),
  answered_by text not null,
  answered_at timestamptz not null default now()
);
create index on group_answers (offer_id, id desc);
create trigger announce after insert or update or delete on group_offers for each statement execute function announce_change();

create table starter_kit (
  id    boolean primary key default true check (id),
  links text not null check (length(links) <= 10000)
);
insert into starter_kit (links) values ('');
create trigger announce after update on starter_kit for each statement execute function announce_change();

-- What leads see and do of all this.
call keep_to_groups('group_applications', 'group_id');
call keep_to_groups('group_steps', 'group_id', 'select, insert');
call keep_to_groups('group_invitations', 'group_id', 'select, insert, update, delete');
call keep_from_scope('group_keys');
grant select on starter_kit to commonweal_scoped;
grant update (links, first_steps, wanted, closing_report, since, ends_on, review_on, status, kind) on groups to commonweal_scoped;

alter table group_offers enable row level security;
create policy everybody_reads on group_offers for select to commonweal_scoped using (true);
create policy own_groups on group_offers for insert to commonweal_scoped with check (group_id in (select scoped_groups()));
create policy own_groups_end on group_offers for update to commonweal_scoped using (group_id in (select scoped_groups())) with check (group_id in (select scoped_groups()));
grant select, insert on group_offers to commonweal_scoped;
grant update (ended_at) on group_offers to commonweal_scoped;

alter table group_answers enable row level security;
create policy either_side on group_answers for select to commonweal_scoped
  using (group_id in (select scoped_groups()) or offer_id in (select id from group_offers where group_offers.group_id in (select scoped_groups())));
create policy own_groups on group_answers for insert to commonweal_scoped with check (group_id in (select scoped_groups()));
grant select, insert on group_answers to commonweal_scoped;

-- Whoever takes a member out of a group also ends its letters to them; nobody within a scope may say yes in another's name.
create policy ending_letters on consents as restrictive for insert to commonweal_scoped
  with check (not given and list in (select 'group:' || team from scoped_groups() team));
grant insert on consents to commonweal_scoped;
