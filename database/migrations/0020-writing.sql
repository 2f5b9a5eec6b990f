-- What stands on the site is kept as HTML of our own few elements (engines/texts). Texts that were plain become that: empty lines part
-- paragraphs, "## " begins a heading, lines that begin with "- " a list.
create function pg_temp.html_of(words text) returns text language plpgsql as $$
declare
  made text := '';
  block text;
  line text;
begin
  foreach block in array regexp_split_to_array(replace(words, E'\r\n', E'\n'), E'\\n\\s*\\n') loop
    block := replace(replace(replace(btrim(block, E' \t\n\r'), '&', '&amp;'), '<', '&lt;'), '>', '&gt;');
    while block like '## %' loop
      line := split_part(block, E'\n', 1);
      made := made || '<h2>' || btrim(substr(line, 4)) || '</h2>';
      block := btrim(substr(block, length(line) + 2), E' \t\n\r');
    end loop;
    if block ~ E'^- [^\\n]*(\\n- [^\\n]*)*$' then
      made := made || '<ul>' || (select string_agg('<li>' || btrim(substr(item, 3)) || '</li>', '' order by at) from unnest(string_to_array(block, E'\n')) with ordinality items (item, at)) || '</ul>';
    elsif block <> '' then
      made := made || '<p>' || regexp_replace(block, E'\\s+', ' ', 'g') || '</p>';
    end if;
  end loop;
  return made;
end $$;

create type story_kind as enum ('statewide', 'local', 'election', 'perspective');
-- `plain` is what everybody may read of a text, in plain words: for lists and for searching. What is only for members is not in it.
alter table stories
  add column kind         story_kind not null default 'statewide',
  add column author_about text not null default '' check (length(author_about) <= 200),
  add column plain        text not null default '',
  add column version      integer not null default 1,
  add column drafted_by   uuid references users on delete set null,
  add column written_at   timestamptz not null default now(),
  add column binned_at    timestamptz;
alter table pages
  add column parent_id    bigint references pages check (parent_id <> id),
  add column in_masthead  boolean not null default false,
  add column in_footer    boolean not null default false,
  add column plain        text not null default '',
  add column version      integer not null default 1,
  add column published_at timestamptz default now(),
  add column binned_at    timestamptz;
alter table pages rename column updated_at to written_at;
create index on pages (parent_id);
create index on stories (kind, published_at desc);
update stories set plain = btrim(regexp_replace(body, '^## ', '', 'gn'), E' \t\n\r'), body = pg_temp.html_of(body);
update pages set plain = btrim(regexp_replace(body, '^## ', '', 'gn'), E' \t\n\r'), body = pg_temp.html_of(body);
drop function pg_temp.html_of(text);

-- What a page or a story said each time it was saved.
create table writing_versions (
  id        bigint primary key generated always as identity,
  page_id   bigint references pages on delete cascade,
  story_id  bigint references stories on delete cascade,
  version   integer not null check (version > 0),
  words     jsonb not null,
  author_id uuid references users on delete set null,
  author    text not null,
  saved_at  timestamptz not null default now(),
  check (num_nonnulls(page_id, story_id) = 1),
  unique (page_id, version),
  unique (story_id, version)
);
insert into writing_versions (story_id, version, words, author, saved_at)
  select id, 1, jsonb_build_object('kicker', kicker, 'title', title, 'lede', lede, 'author', author, 'author_about', author_about, 'body', body), 'Commonweal', coalesce(published_at, now()) from stories;
insert into writing_versions (page_id, version, words, author, saved_at)
  select id, 1, jsonb_build_object('title', title, 'lede', lede, 'body', body), 'Commonweal', written_at from pages;

-- Addresses at which a page or a story stood before.
create table redirects (
  id       bigint primary key generated always as identity,
  slug     text not null,
  page_id  bigint references pages on delete cascade,
  story_id bigint references stories on delete cascade,
  moved_at timestamptz not null default now(),
  check (num_nonnulls(page_id, story_id) = 1)
);
create unique index on redirects (slug) where page_id is not null;
create unique index on redirects (slug) where story_id is not null;
create index on redirects (page_id);
create index on redirects (story_id);

-- Links with which anybody may read what is not out yet, for a while. Of the key only its hash is kept.
create table preview_keys (
  hash       text primary key,
  page_id    bigint references pages on delete cascade,
  story_id   bigint references stories on delete cascade,
  expires_at timestamptz not null,
  check (num_nonnulls(page_id, story_id) = 1)
);
create index on preview_keys (expires_at);
create index on preview_keys (page_id);
create index on preview_keys (story_id);

-- Who has a page or a story open to write on, told every little while; forgotten when the database starts anew after a crash.
create unlogged table writing_desks (
  page_id  bigint references pages on delete cascade,
  story_id bigint references stories on delete cascade,
  user_id  uuid not null references users on delete cascade,
  name     text not null,
  seen_at  timestamptz not null default now(),
  check (num_nonnulls(page_id, story_id) = 1),
  unique nulls not distinct (page_id, story_id, user_id)
);

-- What a group tells of itself: "happening locally".
create table group_stories (
  story_id bigint primary key references stories on delete cascade,
  group_id bigint not null references groups on delete cascade
);
create index on group_stories (group_id);
create trigger announce after insert or update or delete on group_stories for each statement execute function announce_change();
create trigger announce after insert or update or delete on redirects for each statement execute function announce_change();

-- Whoever writes for a group alone sees what is out, and writes what their group has not yet published.
create function scoped_stories() returns setof bigint language sql stable security definer set search_path = public as $$
  select id from stories
    where drafted_by = scoped_actor() and not exists (select from group_stories where story_id = stories.id)
      or id in (select story_id from group_stories where group_id in (select scoped_groups()))
$$;
alter table stories enable row level security;
create policy out_or_own on stories for select to commonweal_scoped
  using (published_at <= now() and binned_at is null or drafted_by = scoped_actor() or id in (select scoped_stories()));
create policy drafting on stories for insert to commonweal_scoped with check (drafted_by = scoped_actor() and kind = 'local' and published_at is null);
create policy writing on stories for update to commonweal_scoped
  using (published_at is null and id in (select scoped_stories())) with check (published_at is null and kind = 'local');
grant insert, update on stories to commonweal_scoped;
alter table pages enable row level security;
create policy is_out on pages for select to commonweal_scoped using (published_at <= now() and binned_at is null);

call keep_to_groups('group_stories', 'group_id', 'select, insert');
alter table writing_versions enable row level security;
create policy own on writing_versions to commonweal_scoped using (story_id in (select scoped_stories())) with check (story_id in (select scoped_stories()));
grant select, insert on writing_versions to commonweal_scoped;
alter table redirects enable row level security;
create policy own on redirects to commonweal_scoped using (story_id in (select scoped_stories())) with check (story_id in (select scoped_stories()));
grant select, insert, delete on redirects to commonweal_scoped;
alter table preview_keys enable row level security;
create policy own on preview_keys to commonweal_scoped using (story_id in (select scoped_stories())) with check (story_id in (select scoped_stories()));
grant select, insert, delete on preview_keys to commonweal_scoped;
alter table writing_desks enable row level security;
create policy own on writing_desks to commonweal_scoped using (story_id in (select scoped_stories())) with check (story_id in (select scoped_stories()));
grant select, insert, update, delete on writing_desks to commonweal_scoped;
