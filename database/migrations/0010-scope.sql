-- Who may see whom. Somebody who works here for the whole organization has a role in `users`; somebody who works for a group has an
-- appointment there, or leads it. Their requests run as this role, which sees only what the policies below let through.
alter type staff_role add value 'editor';
alter type staff_role add value 'auditor';

do $$ begin
  create role commonweal_scoped nologin;
exception when duplicate_object or unique_violation then null; end $$;
grant commonweal_scoped to current_user;
grant usage on schema public to commonweal_scoped;

create type scope_role as enum ('organiser', 'editor', 'lead', 'auditor');
create table appointments (
  id           bigint primary key generated always as identity,
  user_id      uuid not null references users on delete cascade,
  group_id     bigint not null references groups on delete cascade,
  role         scope_role not null,
  appointed_at timestamptz not null default now(),
  unique (user_id, group_id)
);
create index on appointments (group_id);

-- Groups in somebody's care, with the groups below them.
create function groups_of(actor uuid) returns table (group_id bigint, role scope_role) language sql stable security definer set search_path = public as $$
  with recursive care as (
    select appointments.group_id, appointments.role from appointments where user_id = actor
    union
    select members.group_id, members.role::text::scope_role
      from users join group_members members on members.person_id = users.person_id
      where users.id = actor and members.role in ('lead', 'organiser') and members.ended_at is null
    union
    select groups.id, care.role from groups join care on groups.parent_id = care.group_id
  )
  select group_id, role from care
$$;

create function scoped_actor() returns uuid language sql stable as $$ select nullif(current_setting('commonweal.actor', true), '')::uuid $$;
create function scoped_groups() returns setof bigint language sql stable security definer set search_path = public as $$
  select distinct group_id from groups_of(scoped_actor())
$$;
create function scoped_people() returns setof bigint language sql stable security definer set search_path = public as $$
  select distinct person_id from group_members where ended_at is null and group_id in (select scoped_groups())
$$;

-- Two ways to keep a table in scope: its rows are about a person, or about a group. What is not granted is not seen at all.
create procedure keep_to_people(target regclass, person text, rights text default 'select') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy in_scope on %s to commonweal_scoped using (%I in (select scoped_people())) with check (%2$I in (select scoped_people()))', target, person);
  execute format('grant %s on %s to commonweal_scoped', rights, target);
end $$;
create procedure keep_to_groups(target regclass, team text, rights text default 'select') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy in_scope on %s to commonweal_scoped using (%I in (select scoped_groups())) with check (%2$I in (select scoped_groups()))', target, team);
  execute format('grant %s on %s to commonweal_scoped', rights, target);
end $$;
-- Personal data that no scoped request has business with.
create procedure keep_from_scope(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
end $$;

call keep_to_people('people', 'id');
call keep_to_people('deeds', 'person_id', 'select, insert');
call keep_to_people('consents', 'person_id');
call keep_to_people('consent_standings', 'person_id');
call keep_to_people('reports', 'person_id');
call keep_to_groups('group_members', 'group_id', 'select, insert, update');
call keep_from_scope('person_changes');
call keep_from_scope('people_imports');
call keep_from_scope('letters');
call keep_from_scope('sessions');
call keep_from_scope('passkeys');
call keep_from_scope('sign_in_accounts');
call keep_from_scope('verifications');
call keep_from_scope('invitations');
call keep_from_scope('secrets');
call keep_from_scope('appointments');

-- One's own account, and nobody else's.
alter table users enable row level security;
create policy oneself on users to commonweal_scoped using (id = scoped_actor());
grant select on users to commonweal_scoped;

-- What was done may be added to by everybody and read by none of them.
alter table audit_entries enable row level security;
create policy adding on audit_entries for insert to commonweal_scoped with check (actor_id = scoped_actor()::text);
grant insert on audit_entries to commonweal_scoped;

-- Public matters, and the definitions that the office works with.
grant select on divisions, place_names, precincts, precinct_districts, posts, officials, official_identifiers, official_offices, terms, committees,
  committee_seats, rosters, organizations, pages, stories, actions, action_targets, custom_fields, groups, group_areas to commonweal_scoped;
grant update (about, meets) on groups to commonweal_scoped;
alter table groups enable row level security;
create policy everybody_reads on groups for select to commonweal_scoped using (true);
create policy own_groups on groups for update to commonweal_scoped using (id in (select scoped_groups())) with check (id in (select scoped_groups()));

-- A scoped request may leave work for later like any other.
create function leave_work(task text, payload json, key text, at timestamptz) returns void language sql security definer set search_path = public as $$
  select graphile_worker.add_job(task, payload, job_key := key, run_at := at)
$$;
revoke execute on function leave_work from public;
grant execute on function leave_work to commonweal_scoped;
