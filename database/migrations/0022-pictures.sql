-- Pictures. Their files lie in COMMONWEAL_HOME/files/pictures, named by what is to be seen (`hash`), so the same picture sent twice is one file.
-- Whatever shows a picture points at it with a foreign key. One that is not `shelved` goes once nothing points at it.
create table pictures (
  id      bigint primary key generated always as identity,
  hash    text not null check (hash ~ '^[0-9a-f]{32}$'),
  alt     text not null check (length(alt) between 1 and 500),
  credit  text not null default '' check (length(credit) <= 200),
  width   integer not null check (width between 1 and 1600),
  height  integer not null check (height between 1 and 8000),
  bytes   integer not null check (bytes > 0),
  shelved boolean not null default true,
  sent_by uuid references users on delete set null,
  sender  text not null,
  sent_at timestamptz not null default now()
);
create index on pictures (hash);
create index on pictures (sent_by, id);
create trigger announce after insert or update or delete on pictures for each statement execute function announce_change();

-- Anybody may see them; whoever works for groups alone adds their own and changes nobody else's.
alter table pictures enable row level security;
create policy everybody_reads on pictures for select to commonweal_scoped using (true);
create policy own_adding on pictures for insert to commonweal_scoped with check (sent_by = scoped_actor());
create policy own_changing on pictures for update to commonweal_scoped using (sent_by = scoped_actor()) with check (sent_by = scoped_actor());
grant select, insert, update (alt, credit) on pictures to commonweal_scoped;

alter table groups add column picture_id bigint references pictures;
create index on groups (picture_id);
grant update (picture_id) on groups to commonweal_scoped;
