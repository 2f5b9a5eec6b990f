-- The last changes of a letter that is a draft, each with what stood there before, so that the last can be taken back; and the one before it then.
create type mailing_act as enum ('add', 'change', 'remove', 'move up', 'move down', 'reword');
create type mailing_block_kind as enum ('heading', 'text', 'picture', 'button', 'action', 'event', 'story', 'resource', 'near', 'legislators');
create table mailing_changes (
  mailing_id bigint not null references mailings on delete cascade,
  version    integer not null,
  act        mailing_act not null,
  kind       mailing_block_kind,
  named      text not null default '' check (length(named) <= 300),
  changer    text not null check (length(changer) <= 200),
  changed_at timestamptz not null default now(),
  before     jsonb not null check (jsonb_typeof(before) = 'object'),
  primary key (mailing_id, version),
  check ((kind is null) = (act = 'reword'))
);
comment on column mailing_changes.version is 'What the letter became by it.';
comment on column mailing_changes.kind is 'Of the block that was changed.';
comment on column mailing_changes.before is 'The columns of mailings that it changed, as they were.';
alter table mailing_changes enable row level security;
create policy own_letters on mailing_changes to commonweal_scoped using (mailing_id in (select id from mailings));
grant select, insert, update (version), delete on mailing_changes to commonweal_scoped;

-- What a letter shows, or would show again if its last changes were taken back, stays on the shelf.
create function show_mailing_pictures(mailing bigint) returns void language sql set search_path = public as $$
  with states as (
    select blocks from mailings where id = mailing
    union all
    select before -> 'blocks' from mailing_changes where mailing_id = mailing and before ? 'blocks'),
  shown as (select distinct (block ->> 'picture')::bigint picture from states, jsonb_array_elements(blocks) block where block ->> 'kind' = 'picture'),
  hidden as (delete from mailing_pictures where mailing_id = mailing and picture_id not in (select picture from shown))
  insert into mailing_pictures (mailing_id, picture_id) select mailing, id from pictures where id in (select picture from shown) on conflict do nothing
$$;

-- Once it leaves, nothing of it can be taken back.
create function settle_mailing() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from mailing_changes where mailing_id = new.id;
  perform show_mailing_pictures(new.id);
  return null;
end $$;
create trigger settle after update of stage on mailings for each row
  when (old.stage in ('draft', 'waiting') and new.stage not in ('draft', 'waiting')) execute function settle_mailing();
