-- Letters that everybody may read once they have begun to leave, how often their links are followed, and how they went.
alter table mailings
  add column archived     boolean not null default false,
  add column counts_links boolean not null default true,
  add column readers      integer check (readers >= 0);
comment on column mailings.archived is 'Everybody may read it on the site, as soon as it has begun to leave.';
comment on column mailings.counts_links is 'Its links lead through our own address, the same for every reader, and are counted there.';
comment on column mailings.readers is 'For how many it was when it was sent.';
create index on mailings (begun_at desc, id desc) where archived and begun_at is not null;

-- Where the links of a letter lead. Their names cannot be guessed: a letter to a group may lead where only the group is meant to go.
create table mailing_links (
  mailing_id bigint not null references mailings on delete cascade,
  name       text not null check (name ~ '^[0-9a-f]{12}$'),
  ordinal    smallint not null,
  href       text not null check (href ~ '^https?://' and length(href) <= 4000),
  follows    bigint not null default 0 check (follows >= 0),
  primary key (mailing_id, name)
);
comment on column mailing_links.follows is 'How often anybody followed it; who is not known. Mail scanners are among them.';
alter table mailing_links enable row level security;
create policy own_letters on mailing_links for select to commonweal_scoped using (mailing_id in (select id from mailings));
grant select on mailing_links to commonweal_scoped;

-- What everybody may read is the organization's to decide.
create function guard_archiving() returns trigger language plpgsql as $$
begin
  if current_user = 'commonweal_scoped' and new.archived and (tg_op = 'INSERT' or not old.archived) then
    raise exception 'only the organization decides what everybody may read' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_archiving before insert or update of archived on mailings for each row execute function guard_archiving();

-- Blocks for a segment alone, and what differs from reader to reader, are not what everybody reads.
create function find_mailing(mailing mailings, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('letter', mailing.id, mailing.id::text, case when mailing.chosen = 1 and mailing.other_subject <> '' then mailing.other_subject else mailing.subject end, mailing.preview,
    (select string_agg(coalesce(block ->> 'html', block ->> 'words'), E'\n' order by place)
      from jsonb_array_elements(mailing.blocks) with ordinality blocks (block, place) where block ->> 'only' is null and block ->> 'kind' in ('heading', 'text')),
    '', case when mailing.archived then mailing.begun_at end, changed)
$$;
create function refind_mailing() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_mailing(new);
  return null;
end $$;
create trigger findable after insert or update of subject, other_subject, preview, blocks, archived, begun_at, chosen on mailings for each row
  when (new.begun_at is not null) execute function refind_mailing();
create trigger unfindable after delete on mailings for each row execute function lose_findable('letter');

create trigger announce after update of archived, begun_at, chosen on mailings for each row
  when (old.archived and old.begun_at is not null or new.archived and new.begun_at is not null) execute function announce_change();
create trigger announce_end after delete on mailings for each row when (old.archived and old.begun_at is not null) execute function announce_change();

-- How it went.
create index on returns (mailing_id, verdict) where mailing_id is not null;
create index on consents (list, stated_at) where not given;
