-- What many were given or lost at once can be taken back at once, for a while: each line of their history knows which act it was.
create table taggings (
  id        bigint primary key generated always as identity,
  act       text not null check (act in ('tag', 'untag')),
  tag       text not null check (length(tag) between 1 and 60),
  people    integer not null default 0 check (people >= 0),
  actor     text not null check (length(actor) <= 200),
  tagged_at timestamptz not null default now(),
  undone_at timestamptz
);
create index on taggings (tagged_at desc);
alter table person_changes add column tagging_id bigint references taggings;
create index on person_changes (tagging_id) where tagging_id is not null;
call keep_from_scope('taggings');

-- An answer to a call for help that somebody heard by telephone and wrote down.
alter table help_askings add column heard_by text not null default '' check (length(heard_by) <= 200);
comment on column help_askings.heard_by is 'Who wrote the answer down; empty when the person answered.';
grant update (heard_by) on help_askings to commonweal_scoped;
