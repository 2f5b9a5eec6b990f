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

-- Segments are counted from indexes alone, where they can be.
drop index people_place_id_idx;
create index on people (place_id, id);
drop index people_created_at_idx;
create index on people (created_at desc, id);
create index on people (cardinality(districts));
drop index deeds_person_id_occurred_at_idx;
create index on deeds (person_id, occurred_at desc) include (kind, subject_id);
