-- Who works in the office. `role` is null for those who no longer do; their name stays in what they did.
create type staff_role as enum ('administrator', 'organiser');

create table users (
  id             uuid primary key default gen_random_uuid(),
  name           text not null check (name <> ''),
  email          text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image          text,
  role           staff_role,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);

-- There is always an administrator once there has been one, whoever else is being changed at the same moment.
create function keep_an_administrator() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(726153100);
  if not exists (select from users where role = 'administrator') then
    raise exception 'the last administrator stays' using errcode = 'check_violation', constraint = 'users_keep_an_administrator';
  end if;
  return null;
end $$;
create trigger keep_an_administrator_demoted after update of role on users for each row
  when (old.role = 'administrator' and new.role is distinct from 'administrator') execute function keep_an_administrator();
create trigger keep_an_administrator_deleted after delete on users for each row
  when (old.role = 'administrator') execute function keep_an_administrator();

create table sessions (
  id         uuid primary key default gen_random_uuid(),
  user_id    uuid not null references users on delete cascade,
  token      text not null unique,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sessions (user_id);
create index on sessions (expires_at);

create table sign_in_accounts (
  id                       uuid primary key default gen_random_uuid(),
  user_id                  uuid not null references users on delete cascade,
  account_id               text not null,
  provider_id              text not null,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text check (password is null),
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index on sign_in_accounts (user_id);

create table verifications (
  id         uuid primary key default gen_random_uuid(),
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index on verifications (identifier);
create index on verifications (expires_at);

create table passkeys (
  id            uuid primary key default gen_random_uuid(),
  user_id       uuid not null references users on delete cascade,
  name          text,
  public_key    text not null,
  credential_id text not null unique,
  counter       bigint not null,
  device_type   text not null,
  backed_up     boolean not null,
  transports    text,
  aaguid        text,
  created_at    timestamptz default now()
);
create index on passkeys (user_id);

-- One-time links into the office that last longer than a sign-in link. Only the hash of the token is kept.
-- Without a user it is the first administrator's, of which there is at most one.
create table invitations (
  hash       text primary key,
  user_id    uuid unique nulls not distinct references users on delete cascade,
  expires_at timestamptz not null
);
create index on invitations (expires_at);

-- A letter is written once for each piece of work that asks for it, however often that work is tried.
alter table letters add column key text unique;
alter table letters add column attempts integer not null default 0;
