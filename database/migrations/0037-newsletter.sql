-- A letter to many: the week's digest, an alert about one action, or a letter to a group or segment. It is made of blocks, tried on a tenth of its
-- readers if its writer wants that, and handed over in small batches.
alter table mailings drop constraint mailings_check;
alter type mailing_stage rename to former_mailing_stage;
create type mailing_stage as enum ('draft', 'waiting', 'leaving', 'trying', 'paused', 'gone', 'cancelled');
create type mailing_kind as enum ('digest', 'alert', 'letter');
alter table mailings
  alter column stage drop default,
  alter column stage type mailing_stage using stage::text::mailing_stage,
  alter column stage set default 'draft',
  add column kind          mailing_kind not null default 'letter',
  add column action_id     bigint references actions,
  add column preview       text not null default '' check (length(preview) <= 200),
  add column other_subject text not null default '' check (length(other_subject) <= 200),
  add column blocks        jsonb not null default '[]' check (jsonb_typeof(blocks) = 'array' and length(blocks::text) <= 400000),
  add column version       integer not null default 1,
  add column begun_at      timestamptz,
  add column gone_at       timestamptz,
  add column trouble       text not null default '' check (length(trouble) <= 1000),
  add column trial_hours   smallint check (trial_hours between 1 and 72),
  add column decides_at    timestamptz,
  add column chosen        smallint check (chosen in (0, 1)),
  add check ((trial_hours is null) = (other_subject = '')),
  add check (stage <> 'trying' or decides_at is not null);
drop type former_mailing_stage;

-- A letter to a segment stays one when the segment is gone: it is for nobody then, and never for everybody or for all to read. Until now only groups and
-- segments were written to: what names neither was for a segment that is gone, and no segment has the number 0.
alter table mailings drop constraint mailings_segment_id_fkey;
update mailings set segment_id = 0 where group_id is null and segment_id is null;
comment on column mailings.segment_id is 'May name a segment that is gone.';

create index on mailings (action_id);
create index on mailings (stage) where stage in ('waiting', 'leaving', 'trying');
comment on column mailings.blocks is 'See blocks.ts of the newsletter.';
comment on column mailings.trouble is 'What keeps it from leaving, in the mail server’s words or ours.';
comment on column mailings.chosen is 'Which subject won the trial: 0 the first, 1 the other.';

-- What was written in plain text stays readable as one block.
update mailings set blocks = jsonb_build_array(jsonb_build_object('id', 'b1', 'only', null, 'kind', 'text', 'html',
  '<div>' || replace(replace(replace(replace(body, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), E'\n', '<br>') || '</div>'));
alter table mailings drop column body;

-- One row a person. It is marked as handed over before the mail server hears of it: what a crash leaves in hand is unknown, never sent twice.
create type delivery_state as enum ('waiting', 'handed', 'sent', 'kept', 'refused', 'skipped', 'unknown');
create table deliveries (
  mailing_id bigint not null references mailings on delete cascade,
  person_id  bigint not null references people on delete cascade,
  state      delivery_state not null default 'waiting',
  arm        smallint check (arm in (0, 1)),
  attempts   smallint not null default 0,
  next_at    timestamptz not null default '-infinity',
  trouble    text not null default '' check (length(trouble) <= 500),
  email      text not null default '',
  settled_at timestamptz,
  primary key (mailing_id, person_id)
);
comment on column deliveries.email is 'The address it went to.';
comment on column deliveries.arm is 'Which of two subjects they got, or are to get in the trial.';
create index on deliveries (person_id);
create index on deliveries (mailing_id, next_at, person_id) where state = 'waiting';
create index on deliveries (mailing_id) where state in ('handed', 'unknown', 'refused');
insert into deliveries (mailing_id, person_id, state, settled_at)
  select mailing_id, person_id, case when letter_at is null then 'waiting' else 'sent' end::delivery_state, letter_at from mailing_recipients;
drop table mailing_recipients;

-- Two records of one person that are made one: the delivery that got further is kept, so that who has a letter, or may have it, does not get it again.
create function keep_further_delivery() returns trigger language plpgsql as $$
begin
  delete from deliveries
    where mailing_id = new.mailing_id and person_id = new.person_id and array_position(array['waiting', 'skipped', 'refused', 'unknown']::delivery_state[], state)
      < coalesce(array_position(array['waiting', 'skipped', 'refused', 'unknown']::delivery_state[], new.state), 5);
  return new;
end $$;
create trigger keep_further before update of person_id on deliveries for each row when (old.person_id <> new.person_id) execute function keep_further_delivery();
update mailings set stage = 'paused' where stage in ('waiting', 'leaving');

-- Pictures that a letter shows stay on the shelf.
create table mailing_pictures (
  mailing_id bigint not null references mailings on delete cascade,
  picture_id bigint not null references pictures,
  primary key (mailing_id, picture_id)
);
create index on mailing_pictures (picture_id);

-- A letter as it was laid out when it began to leave: everybody gets this one, also after an interruption.
create table mailing_layouts (
  mailing_id bigint primary key references mailings on delete cascade,
  html       text not null,
  plain      text not null,
  laid_at    timestamptz not null default now()
);
alter table mailing_layouts enable row level security;

-- A group's letter reaches that group's people, and nobody else's.
alter table deliveries enable row level security;
create policy in_scope on deliveries to commonweal_scoped using (mailing_id in (select id from mailings));
create policy own_people on deliveries as restrictive for insert to commonweal_scoped with check (person_id in (select scoped_people()));
grant select, insert, update (state, arm, next_at, trouble, settled_at) on deliveries to commonweal_scoped;
alter table mailing_pictures enable row level security;
create policy own_letters on mailing_pictures to commonweal_scoped using (mailing_id in (select id from mailings));
grant select, insert, delete on mailing_pictures to commonweal_scoped;
grant delete on mailings to commonweal_scoped;

-- A letter that is taken back before it leaves has no deliveries.
create function forget_deliveries(mailing bigint) returns void language sql security definer set search_path = public as $$
  delete from deliveries using mailings where mailings.id = mailing and mailing_id = mailing and stage = 'draft'
$$;
revoke execute on function forget_deliveries from public;
grant execute on function forget_deliveries to commonweal_scoped;
