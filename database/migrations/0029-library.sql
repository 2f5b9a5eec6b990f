-- The library: what people learn from and hand on, as files, links, texts and courses.
create type resource_kind as enum ('toolkit', 'training', 'fact-sheet', 'slides', 'recording');
create type resource_readers as enum ('everybody', 'newcomers', 'volunteers', 'leads');
create type resource_file_kind as enum ('pdf', 'docx', 'pptx', 'xlsx', 'odt', 'odp', 'ods', 'txt', 'csv', 'png', 'jpg', 'webp', 'mp3', 'm4a', 'mp4', 'webm');
create type resource_format as enum ('course', 'document', 'slides', 'table', 'picture', 'audio', 'video', 'link', 'text');

create table resources (
  id           bigint primary key generated always as identity,
  slug         text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind         resource_kind not null,
  title        text not null check (length(title) between 1 and 160),
  lede         text not null default '' check (length(lede) <= 500),
  body         text not null default '' check (length(body) <= 1000000),
  link         text not null default '' check (link ~ '^(https?://.*)?$' and length(link) <= 2000),
  language     text not null default 'en' check (are_languages(array[language])),
  meant_for    resource_readers not null default 'everybody',
  audience     audience not null default 'everyone' check (audience <> 'staff'),
  file         uuid unique,
  file_name    text check (length(file_name) between 1 and 200),
  file_kind    resource_file_kind,
  file_bytes   bigint check (file_bytes > 0),
  format       resource_format not null generated always as (case
    when kind = 'training' then 'course'::resource_format
    when file_kind in ('mp4', 'webm') then 'video' when file_kind in ('mp3', 'm4a') then 'audio' when file_kind in ('png', 'jpg', 'webp') then 'picture'
    when file_kind in ('pptx', 'odp') then 'slides' when file_kind in ('xlsx', 'ods', 'csv') then 'table' when file_kind is not null then 'document'
    when link <> '' then 'link' else 'text' end) stored,
  version      integer not null default 1,
  published_at timestamptz,
  written_at   timestamptz not null default now(),
  check (num_nulls(file, file_name, file_kind, file_bytes) in (0, 4))
);
comment on column resources.body is 'HTML of engines/texts; so is that of a step.';
comment on column resources.language is 'BCP 47.';
comment on column resources.audience is 'Who may open it; meant_for is whom it is made for.';
comment on column resources.file is 'What it is called in the folder files/library; file_name is what it is called when it is taken along.';
create index on resources (published_at desc, id desc);

-- A training is a course of steps.
create table course_steps (
  id          bigint primary key generated always as identity,
  resource_id bigint not null references resources on delete cascade,
  title       text not null check (length(title) between 1 and 160),
  body        text not null default '' check (length(body) <= 1000000),
  link        text not null default '' check (link ~ '^(https?://.*)?$' and length(link) <= 2000),
  ordinal     integer not null default 0
);
create index on course_steps (resource_id, ordinal, id);

create table course_ticks (
  step_id   bigint not null references course_steps on delete cascade,
  person_id bigint not null references people on delete cascade,
  ticked_at timestamptz not null default now(),
  primary key (step_id, person_id)
);
create index on course_ticks (person_id);
call keep_from_scope('course_ticks');

create table action_resources (
  action_id   bigint not null references actions on delete cascade,
  resource_id bigint not null references resources on delete cascade,
  primary key (action_id, resource_id)
);
create index on action_resources (resource_id);

create table plank_resources (
  plank_id    bigint not null references planks on delete cascade,
  resource_id bigint not null references resources on delete cascade,
  primary key (plank_id, resource_id)
);
create index on plank_resources (resource_id);

create trigger announce after insert or update or delete on resources for each statement execute function announce_change();
create trigger announce after insert or update or delete on course_steps for each statement execute function announce_change();
create trigger announce after insert or update or delete on action_resources for each statement execute function announce_change();
create trigger announce after insert or update or delete on plank_resources for each statement execute function announce_change();
grant select on resources, course_steps, action_resources, plank_resources to commonweal_scoped;

-- Which pictures the texts show, so that none of them is taken off the shelf.
create table resource_pictures (
  resource_id bigint not null references resources on delete cascade,
  picture_id  bigint not null references pictures on delete cascade,
  primary key (resource_id, picture_id)
);
create index on resource_pictures (picture_id);
grant select on resource_pictures to commonweal_scoped;

create function note_resource_pictures(resource bigint) returns void language sql set search_path = public as $$
  delete from resource_pictures where resource_id = resource;
  insert into resource_pictures (resource_id, picture_id)
    select resources.id, pictures.id from resources, pictures
    where resources.id = resource and pictures.id in (
      select (regexp_matches(texts.body, 'data-picture="([0-9]{1,15})"', 'g'))[1]::bigint
      from (select body from resources where id = resource union all select body from course_steps where resource_id = resource) texts);
$$;

-- What is published for everybody can be found, a course by its steps, too.
create function find_resource(resource resources, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('resource', resource.id, resource.slug, resource.title, resource.lede,
    concat_ws(E'\n', split_part(resource.body, '<figure data-members=', 1),
      (select string_agg(concat_ws(E'\n', title, split_part(body, '<figure data-members=', 1)), E'\n' order by ordinal, id) from course_steps where resource_id = resource.id)), '',
    case when resource.audience = 'everyone' then resource.published_at end, changed)
$$;
create function refind_resource() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_resource(new);
  perform note_resource_pictures(new.id);
  return null;
end $$;
create function refind_resource_of() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_resource(resources) from resources where id in (new.resource_id, old.resource_id);
  perform note_resource_pictures(id) from resources where id in (new.resource_id, old.resource_id);
  return null;
end $$;
create trigger findable after insert or update on resources for each row execute function refind_resource();
create trigger findable after insert or update or delete on course_steps for each row execute function refind_resource_of();
create trigger unfindable after delete on resources for each row execute function lose_findable('resource');
