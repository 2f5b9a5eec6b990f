create table organizations (
  id           integer primary key default 1 check (id = 1),
  name         text not null check (length(name) between 1 and 120),
  motto        text not null default '',
  email        text not null default '',
  postal       text not null default '',
  small_print  text not null default '',
  brand_hue    numeric not null default 14 check (brand_hue between 0 and 360),
  brand_chroma numeric not null default 0.16 check (brand_chroma between 0.08 and 0.185),
  paper_hue    numeric not null default 95 check (paper_hue between 0 and 360)
);

create table pages (
  id         bigint primary key generated always as identity,
  slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title      text not null,
  lede       text not null default '',
  body       text not null default '',
  ordinal    integer not null default 0,
  updated_at timestamptz not null default now()
);

create table stories (
  id           bigint primary key generated always as identity,
  slug         text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kicker       text not null default '',
  title        text not null,
  lede         text not null default '',
  body         text not null default '',
  author       text not null default '',
  published_at timestamptz
);
create index on stories (published_at desc);

create trigger announce after insert or update or delete on organizations for each statement execute function announce_change();
create trigger announce after insert or update or delete on pages for each statement execute function announce_change();
create trigger announce after insert or update or delete on stories for each statement execute function announce_change();
