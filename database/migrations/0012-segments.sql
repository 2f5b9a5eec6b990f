-- Saved segments: whom they name is asked anew each time. A group's own are for those who work for it.
create table segments (
  id         bigint primary key generated always as identity,
  name       text not null check (length(name) between 1 and 100),
  rules      jsonb not null check (jsonb_typeof(rules) = 'object' and length(rules::text) <= 20000),
  author     text not null check (length(author) <= 200),
  group_id   bigint references groups on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column segments.rules is 'An and/or tree; its shape is that of domain/audiences/rules.ts.';
create unique index on segments (coalesce(group_id, 0), lower(name));

alter table segments enable row level security;
create policy in_scope on segments to commonweal_scoped using (group_id is null or group_id in (select scoped_groups())) with check (false);
grant select on segments to commonweal_scoped;

-- A told report is a deed for its action, so that "acted on this" is asked of the ledger alone.
select set_config('commonweal.rewriting', 'merging', true);
update deeds set subject = 'action', subject_id = reports.action_id from reports where deeds.subject = 'report' and reports.id = deeds.subject_id;
select set_config('commonweal.rewriting', '', true);

-- When somebody last did a thing of each kind: the ledger's answer, kept by the database itself. It follows from `deeds` and nothing else, so nothing points at it.
create table last_deeds (
  person_id   bigint not null,
  kind        text not null,
  occurred_at timestamptz not null,
  primary key (person_id, kind) include (occurred_at)
);
create index on last_deeds (kind, occurred_at, person_id);
call keep_to_people('last_deeds', 'person_id');

create function follow_deeds() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    delete from last_deeds using (select distinct person_id, kind from gone) less where (last_deeds.person_id, last_deeds.kind) = (less.person_id, less.kind);
    insert into last_deeds
      select deeds.person_id, deeds.kind, max(deeds.occurred_at) from deeds join (select distinct person_id, kind from gone) less using (person_id, kind) group by 1, 2
    on conflict (person_id, kind) do update set occurred_at = excluded.occurred_at;
  end if;
  if tg_op <> 'DELETE' then
    insert into last_deeds
      select person_id, kind, max(occurred_at) from fresh where person_id is not null group by 1, 2 order by 1, 2
    on conflict (person_id, kind) do update set occurred_at = excluded.occurred_at where excluded.occurred_at > last_deeds.occurred_at;
  end if;
  return null;
end $$;
create trigger follow_inserted after insert on deeds referencing new table as fresh for each statement execute function follow_deeds();
create trigger follow_updated after update on deeds referencing old table as gone new table as fresh for each statement execute function follow_deeds();
create trigger follow_deleted after delete on deeds referencing old table as gone for each statement execute function follow_deeds();
insert into last_deeds select person_id, kind, max(occurred_at) from deeds group by 1, 2;

-- Each set of districts in which somebody lives, or lived: some hundreds in a state. Whoever lives in a district is found by the sets that hold it, from an index alone.
create table district_sets (
  districts integer[] primary key
);
grant select on district_sets to commonweal_scoped;
create function follow_districts() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into district_sets select distinct districts from fresh where not exists (select from district_sets known where known.districts = fresh.districts) order by 1
    on conflict do nothing;
  return null;
end $$;
create trigger follow_inserted_districts after insert on people referencing new table as fresh for each statement execute function follow_districts();
create trigger follow_changed_districts after update on people referencing new table as fresh for each statement execute function follow_districts();
insert into district_sets select distinct districts from people;

-- Segments are counted from indexes alone, where they can be.
drop index people_districts_idx;
create index on people (districts, id);
drop index people_place_id_idx;
create index on people (place_id, id);
drop index people_created_at_idx;
create index on people (created_at desc, id);
drop index deeds_person_id_occurred_at_idx;
create index on deeds (person_id, occurred_at desc) include (kind, subject_id);
