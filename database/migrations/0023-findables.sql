-- What everybody may find here, of every kind, in one table: the search and the map of the site read it. Rooms do not write it; triggers on
-- their tables do, in the transaction of the change. Whoever adds a kind of public page adds its trigger.
create text search configuration findable (copy = english);
alter text search configuration findable alter mapping for hword, hword_part, word with public.unaccent, english_stem;
create text search configuration findable_plain (copy = simple);
alter text search configuration findable_plain alter mapping for hword, hword_part, word with public.unaccent, simple;

-- In titles small words count ("Who we are"), in texts they do not.
create text search dictionary findable_long (template = simple, stopwords = english);
create text search configuration findable_text (copy = simple);
alter text search configuration findable_text alter mapping for hword, hword_part, word with public.unaccent, findable_long;

create table findables (
  kind       text not null,
  ref        bigint not null,
  slug       text not null,
  title      text not null,
  lede       text not null,
  body       text not null,
  shown_at   timestamptz not null,
  changed_at timestamptz not null,
  title_words tsvector not null,
  words      tsvector not null,
  primary key (kind, ref)
);
comment on table findables is 'Only what is public, or will be at shown_at.';
comment on column findables.ref is 'The id in the table of its kind.';
comment on column findables.changed_at is 'When the words last became others.';
create index on findables using gin (title_words) with (fastupdate = off);
create index on findables using gin (words) with (fastupdate = off);
create index on findables using gin (plain(title) gin_trgm_ops) with (fastupdate = off);
create index on findables (kind, slug);

-- The long columns stand beside the rows, not in them: whoever goes through many hits reads little.
alter table findables set (toast_tuple_target = 256);

-- Words as a reader sees them. HTML loses its tags and its four entities; text without any stays as it is.
create function words_of(text text) returns text language sql immutable parallel safe as $$
  select trim(regexp_replace(
    replace(replace(replace(replace(replace(
      regexp_replace(regexp_replace(regexp_replace($1, '<!--.*?-->', ' ', 'g'), '</?(a|abbr|b|cite|code|del|em|i|mark|q|s|small|span|strong|sub|sup|u)(\s[^<>]*)?/?>', '', 'gi'), '</?[a-z][^<>]*>', ' ', 'gi'),
      '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&nbsp;', ' '), '&amp;', '&'),
    '(^|\s*\n)(## |- )|[\s\u0001-\u0020\u007f\u00a0]+', ' ', 'g'))
$$;

-- Bills as people write them, "H.1234", "HD 123", once more in one word and by their number alone.
create function bills_in(text text) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(lower(bill[1] || bill[2]) || ' ' || bill[2], ' '), '')
  from regexp_matches($1, '\m([hs][bdfjpr]?|ab?|l[dr])\.? ?(\d{1,5})\M', 'gi') bill
$$;

-- By their stems, so that "homes" finds "home", and as they are written, so that the beginning of a word finds it.
create function indexed(text text, weight "char", plainly regconfig default 'public.findable_text') returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector('public.findable', said) || to_tsvector($3, said || ' ' || public.bills_in(said)), $2) from (select translate($1, '’', '''') as said) said
$$;

-- Puts a thing there, or takes it away when nobody is to see it. `also` is looked through and never shown. At most 100,000 characters of a
-- text are read, so that no text is too long to be saved.
create function keep_findable(the_kind text, the_ref bigint, slug text, title text, lede text, body text, also text, shown_at timestamptz, changed_at timestamptz default now())
returns void language plpgsql as $$
declare
  name text := left(title, 1000);
  short text := coalesce(left(lede, 5000), '');
  said text := coalesce(words_of(left(body, 100000)), '');
  name_words tsvector := indexed(name, 'A', 'findable_plain');
begin
  if shown_at is null then
    delete from findables where kind = the_kind and ref = the_ref;
    return;
  end if;
  insert into findables (kind, ref, slug, title, lede, body, shown_at, changed_at, title_words, words)
    values (the_kind, the_ref, slug, name, short, said, shown_at, changed_at, name_words,
      name_words || indexed(short, 'B') || indexed(coalesce(left(also, 5000), ''), 'B') || indexed(said, 'D'))
  on conflict (kind, ref) do update set
    slug = excluded.slug, title = excluded.title, lede = excluded.lede, body = excluded.body, shown_at = excluded.shown_at,
    title_words = excluded.title_words, words = excluded.words,
    changed_at = case when (findables.title, findables.lede, findables.body) = (excluded.title, excluded.lede, excluded.body) then findables.changed_at else excluded.changed_at end
  where (findables.slug, findables.title, findables.lede, findables.body, findables.shown_at, findables.words)
    is distinct from (excluded.slug, excluded.title, excluded.lede, excluded.body, excluded.shown_at, excluded.words);
end $$;

create function lose_findable() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from findables where kind = tg_argv[0] and ref = old.id;
  return null;
end $$;

-- Of what they say, what everybody may read: what is only for members is not in `plain`.
create function find_story(story stories, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('story', story.id, story.slug, story.title, story.lede, story.plain, concat_ws(' ', story.kicker, story.author, story.author_about),
    case when story.binned_at is null then story.published_at end, changed)
$$;
create function refind_story() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_story(new);
  return null;
end $$;

create function find_page(page pages, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('page', page.id, page.slug, page.title, page.lede, page.plain, '',
    case when page.audience = 'everyone' and page.binned_at is null then page.published_at end, changed)
$$;
create function refind_page() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_page(new);
  return null;
end $$;

create function find_action(action actions, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('action', action.id, action.slug, action.title, action.ask, concat_ws(E'\n', action.why, action.talking_points, action.more_info),
    concat_ws(' ', action.issue, action.bill_number, action.bill_title, action.bill_sponsor, action.bill_committee), action.published_at, changed)
$$;
create function refind_action() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_action(new);
  return null;
end $$;

-- Groups that are forming, at work or at rest. Where they are and what they offer belongs to them.
create function find_group(team groups, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('group', team.id, team.slug, team.name, '', concat_ws(E'\n', team.about, team.meets, team.first_steps, team.wanted),
    concat_ws(' ', array_to_string(team.counties, ' '),
      (select string_agg(display_name, ' ') from group_areas join divisions on divisions.id = division_id where group_id = team.id),
      (select string_agg(concat_ws(' ', issue, words), ' ') from group_offers where group_id = team.id and ended_at is null)),
    case when team.status not in ('applied', 'closed') then team.created_at end, changed)
$$;
create function refind_group() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_group(new);
  return null;
end $$;
create function refind_group_of() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_group(groups) from groups where id in (new.group_id, old.group_id);
  return null;
end $$;

-- Officials who hold or held a post.
create function find_official(official officials, changed timestamptz default now()) returns void language sql set search_path = public as $$
  with term as (
    select terms.ended_on, posts.title, divisions.display_name from terms join posts on posts.id = post_id join divisions on divisions.id = division_id
    where official_id = official.id order by ended_on desc nulls first, terms.id desc limit 1
  )
  select keep_findable('legislator', official.id, official.slug, official.name,
    (select concat_ws(', ', case when ended_on is null then title else 'Former ' || title end, display_name, nullif(official.party, '')) from term),
    (select string_agg(committees.name, ', ' order by committees.name) from committee_seats join committees on committees.id = committee_id
      where official_id = official.id and committee_seats.ended_on is null),
    '', case when exists (select from term) then official.updated_at end, changed)
$$;
create function refind_official() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_official(new);
  return null;
end $$;
create function refind_official_of() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_official(officials) from officials where id in (new.official_id, old.official_id);
  return null;
end $$;

-- Districts, posts and committees are renamed seldom.
create function refind_renamed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_official(officials) from officials where id in (
    select official_id from terms join posts on posts.id = post_id where tg_table_name = 'posts' and posts.id::text = new.id::text or tg_table_name = 'divisions' and division_id = new.id::text
    union select official_id from committee_seats where tg_table_name = 'committees' and committee_id::text = new.id::text);
  perform find_group(groups) from groups where tg_table_name = 'divisions' and id in (select group_id from group_areas where division_id = new.id::text);
  return null;
end $$;

create trigger findable after insert or update on stories for each row execute function refind_story();
create trigger findable after insert or update on pages for each row execute function refind_page();
create trigger findable after insert or update on actions for each row execute function refind_action();
create trigger findable after insert or update on groups for each row execute function refind_group();
create trigger findable after insert or update or delete on group_areas for each row execute function refind_group_of();
create trigger findable after insert or update or delete on group_offers for each row execute function refind_group_of();
create trigger findable after insert or update on officials for each row execute function refind_official();
create trigger findable after insert or update or delete on terms for each row execute function refind_official_of();
create trigger findable after insert or update or delete on committee_seats for each row execute function refind_official_of();
create trigger findable after update of display_name on divisions for each row when (old.display_name <> new.display_name) execute function refind_renamed();
create trigger findable after update of title on posts for each row when (old.title <> new.title) execute function refind_renamed();
create trigger findable after update of name on committees for each row when (old.name <> new.name) execute function refind_renamed();
create trigger unfindable after delete on stories for each row execute function lose_findable('story');
create trigger unfindable after delete on pages for each row execute function lose_findable('page');
create trigger unfindable after delete on actions for each row execute function lose_findable('action');
create trigger unfindable after delete on groups for each row execute function lose_findable('group');
create trigger unfindable after delete on officials for each row execute function lose_findable('legislator');

do $$ begin
  perform find_story(stories, least(published_at, now())) from stories;
  perform find_page(pages, written_at) from pages;
  perform find_action(actions, updated_at) from actions;
  perform find_group(groups, created_at) from groups;
  perform find_official(officials, updated_at) from officials;
end $$;

grant select on findables to commonweal_scoped;
