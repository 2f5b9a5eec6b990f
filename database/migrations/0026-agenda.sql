-- What the organization stands for, as agendas of planks, and the coalitions in which it works for them.
create table agendas (
  id      bigint primary key generated always as identity,
  slug    text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title   text not null check (length(title) between 1 and 120),
  lede    text not null default '' check (length(lede) <= 500),
  ordinal integer not null default 0
);
create unique index on agendas (lower(title));

create table planks (
  id           bigint primary key generated always as identity,
  agenda_id    bigint not null references agendas,
  slug         text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title        text not null check (length(title) between 1 and 160),
  ask          text not null default '' check (length(ask) <= 1000),
  position     text not null default '' check (length(position) <= 1000000),
  why          text not null default '' check (length(why) <= 1000000),
  ordinal      integer not null default 0,
  version      integer not null default 1,
  published_at timestamptz,
  written_at   timestamptz not null default now()
);
comment on column planks.ask is 'What we ask for, in a sentence or two.';
comment on column planks.position is 'HTML of engines/texts, like why.';
create index on planks (agenda_id, ordinal, id);

create type coalition_status as enum ('active', 'paused', 'ended');
create table coalitions (
  id         bigint primary key generated always as identity,
  slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name       text not null check (length(name) between 1 and 160),
  purpose    text not null default '' check (length(purpose) <= 1000),
  website    text not null default '' check (website ~ '^(https?://.*)?$' and length(website) <= 500),
  links      text[] not null default '{}' check (cardinality(links) <= 10),
  our_part   text not null default '' check (length(our_part) <= 500),
  status     coalition_status not null default 'active',
  is_national boolean not null default false,
  parent_id  bigint references coalitions on delete set null check (parent_id <> id),
  written_at timestamptz not null default now()
);
comment on column coalitions.parent_id is 'The organization it is a part of.';
create unique index on coalitions (lower(name));
create index on coalitions (parent_id);

create table coalition_planks (
  coalition_id bigint not null references coalitions on delete cascade,
  plank_id     bigint not null references planks on delete cascade,
  primary key (coalition_id, plank_id)
);
create index on coalition_planks (plank_id);

create table plank_stories (
  plank_id bigint not null references planks on delete cascade,
  story_id bigint not null references stories on delete cascade,
  primary key (plank_id, story_id)
);
create index on plank_stories (story_id);

alter table actions add column plank_id bigint references planks on delete set null;
create index on actions (plank_id);

create trigger announce after insert or update or delete on agendas for each statement execute function announce_change();
create trigger announce after insert or update or delete on planks for each statement execute function announce_change();
create trigger announce after insert or update or delete on coalitions for each statement execute function announce_change();
create trigger announce after insert or update or delete on coalition_planks for each statement execute function announce_change();
create trigger announce after insert or update or delete on plank_stories for each statement execute function announce_change();
grant select on agendas, planks, coalitions, coalition_planks, plank_stories to commonweal_scoped;

-- Planks that are published and coalitions can be found by their words.
create function find_plank(plank planks, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('plank', plank.id, plank.slug, plank.title, plank.ask, concat_ws(E'\n', split_part(plank.position, '<figure data-members=', 1), split_part(plank.why, '<figure data-members=', 1)),
    (select title from agendas where id = plank.agenda_id), plank.published_at, changed)
$$;
create function refind_plank() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_plank(new);
  return null;
end $$;
create function refind_planks_of() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_plank(planks) from planks where agenda_id = new.id;
  return null;
end $$;
create function refind_coalition() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform keep_findable('coalition', new.id, new.slug, new.name, new.purpose, new.our_part, '', new.written_at);
  return null;
end $$;
create trigger findable after insert or update on planks for each row execute function refind_plank();
create trigger findable after update of title on agendas for each row when (old.title <> new.title) execute function refind_planks_of();
create trigger findable after insert or update on coalitions for each row execute function refind_coalition();
create trigger unfindable after delete on planks for each row execute function lose_findable('plank');
create trigger unfindable after delete on coalitions for each row execute function lose_findable('coalition');
