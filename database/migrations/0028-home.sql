-- How the home page is arranged. Each change is a new arrangement with all its blocks; the newest one stands, and taking it away is to undo.
-- Without any, the page is as it comes.
create type home_block_kind as enum ('feature', 'urgent', 'actions', 'look_up', 'latest', 'local', 'platform', 'sign_up', 'help', 'join', 'evening');
create type home_act as enum ('add', 'change', 'remove', 'move up', 'move down');

create table home_arrangements (
  id          bigint primary key generated always as identity,
  act         home_act not null,
  kind        home_block_kind not null,
  named       text not null default '' check (length(named) <= 300),
  arranger    text not null check (length(arranger) <= 200),
  arranged_at timestamptz not null default now()
);
comment on column home_arrangements.act is 'What was done to the arrangement before it, to a block of this kind and name.';

create table home_blocks (
  arrangement_id bigint not null references home_arrangements on delete cascade,
  ordinal        integer not null check (ordinal between 0 and 99),
  kind           home_block_kind not null,
  heading        text not null default '' check (length(heading) <= 120),
  text           text not null default '' check (length(text) <= 4000),
  story_id       bigint references stories on delete cascade,
  page_id        bigint references pages on delete cascade,
  primary key (arrangement_id, ordinal),
  unique (arrangement_id, ordinal, kind),
  check (num_nonnulls(story_id, page_id) = case kind when 'feature' then 1 else 0 end),
  check ((text <> '') = (kind = 'evening')),
  check (heading = '' or kind not in ('urgent', 'sign_up'))
);
create unique index on home_blocks (arrangement_id, kind) where kind not in ('feature', 'evening');
create index on home_blocks (story_id);
create index on home_blocks (page_id);

-- A picture that only former arrangements show may be removed; it goes from them, too.
create table home_block_pictures (
  arrangement_id bigint not null,
  ordinal        integer not null,
  kind           home_block_kind not null default 'evening' check (kind = 'evening'),
  place          integer not null check (place between 0 and 5),
  picture_id     bigint not null references pictures on delete cascade,
  primary key (arrangement_id, ordinal, place),
  unique (arrangement_id, ordinal, picture_id),
  foreign key (arrangement_id, ordinal, kind) references home_blocks (arrangement_id, ordinal, kind) on delete cascade
);
create index on home_block_pictures (picture_id);

create trigger announce after insert or update or delete on home_arrangements for each statement execute function announce_change();
create trigger announce after insert or update or delete on home_blocks for each statement execute function announce_change();
create trigger announce after insert or update or delete on home_block_pictures for each statement execute function announce_change();
grant select on home_arrangements, home_blocks, home_block_pictures to commonweal_scoped;
