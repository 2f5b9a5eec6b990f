-- What was done in the office: who, what, about which thing, and how it stood before and after. Append-only.
create table audit_entries (
  id         bigint primary key generated always as identity,
  actor_id   text,
  actor      text not null,
  act        text not null,
  subject    text not null,
  subject_id text not null,
  before     jsonb,
  after      jsonb,
  done_at    timestamptz not null default now()
);
create index on audit_entries (done_at desc);
create index on audit_entries (subject, subject_id, done_at desc);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete on audit_entries for each row execute function refuse_rewriting();
create trigger append_only before update or delete on deeds for each row execute function refuse_rewriting();
create trigger append_only before update or delete on consents for each row execute function refuse_rewriting();

-- Every letter the program writes, and what became of it.
create type letter_status as enum ('queued', 'sending', 'sent', 'kept', 'refused', 'unknown');

create table letters (
  id         bigint primary key generated always as identity,
  kind       text not null,
  recipient  text not null,
  subject    text not null,
  body       text not null,
  status     letter_status not null default 'queued',
  trouble    text not null default '',
  written_at timestamptz not null default now(),
  settled_at timestamptz
);
create index on letters (written_at desc);

-- Keys that every process of one installation shares: what signs cookies.
create table secrets (
  name  text primary key,
  value text not null
);
