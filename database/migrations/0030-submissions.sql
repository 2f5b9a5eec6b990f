-- Calls to action that groups draft and allies submit. A moderator publishes them, with credit to who they came from.
alter table actions
  add column group_id    bigint references groups on delete set null,
  add column credit      text not null default '' check (length(credit) <= 120),
  add column asked_at    timestamptz,
  add column handed_back text not null default '' check (length(handed_back) <= 2000),
  add check (group_id is null or credit = ''),
  add check (asked_at is null or published_at is null and handed_back = '');
comment on column actions.group_id is 'The group it comes from.';
comment on column actions.credit is 'The ally it comes from, as its page says.';
comment on column actions.asked_at is 'Since when it waits for a moderator.';
comment on column actions.handed_back is 'Why a moderator handed it back.';
create index on actions (group_id);
create index on actions (asked_at) where asked_at is not null;

-- What an ally asks people to do, in the ally's words. What became of it follows from the action that was made of it, and from the refusal.
create table action_submissions (
  id           bigint primary key generated always as identity,
  person_id    bigint references people on delete set null,
  name         text not null check (length(name) <= 200),
  email        text not null check (length(email) <= 320 and email = lower(email)),
  organization text not null check (length(organization) between 1 and 120),
  title        text not null check (length(title) between 1 and 120),
  ask          text not null check (length(ask) between 1 and 1000),
  why          text not null check (length(why) <= 5000),
  addresses    action_audience not null,
  whom         text not null default '' check (length(whom) <= 200),
  bill_number  text not null default '' check (length(bill_number) <= 60),
  link         text not null default '' check (length(link) <= 2000),
  closes_on    date,
  wording      text not null,
  digest       text not null,
  submitted_at timestamptz not null default now(),
  action_id    bigint unique references actions on delete set null,
  refused_at   timestamptz,
  reason       text not null default '' check (length(reason) <= 2000),
  check ((refused_at is null) = (reason = ''))
);
create unique index on action_submissions (email, digest) where email <> '';
create index on action_submissions (person_id);
create index on action_submissions (submitted_at desc);
comment on column action_submissions.digest is 'Of its words: sent twice, it is one.';
comment on column action_submissions.email is 'Where its letters go; empty once its writer is forgotten.';
comment on column action_submissions.whom is 'Which committee, office or person, in words.';
comment on column action_submissions.wording is 'What the form said about the use of it.';
insert into traces (target, holds, blanks) values
  ('action_submissions', 'person_id', array['name', 'email']),
  ('action_submissions', 'email', array['name', 'email']);
call keep_from_scope('action_submissions');

-- Whoever works for a group alone drafts for it; auditors only look.
create function drafting_groups() returns setof bigint language sql stable security definer set search_path = public as $$
  select distinct group_id from groups_of(scoped_actor()) where role <> 'auditor'
$$;
alter table actions enable row level security;
create policy out_or_own on actions for select to commonweal_scoped using (published_at <= now() or group_id in (select scoped_groups()));
create policy drafting on actions for insert to commonweal_scoped
  with check (published_at is null and credit = '' and group_id in (select drafting_groups()));
create policy writing on actions for update to commonweal_scoped
  using (published_at is null and group_id in (select drafting_groups())) with check (published_at is null and group_id in (select drafting_groups()));
grant insert on actions to commonweal_scoped;
grant update (kind, title, ask, why, talking_points, more_info, fact_sheet_url, script, issue, addresses, office, committee_id, bill_number, bill_title, bill_sponsor,
  bill_committee, urgent, closes_at, plank_id, group_id, asked_at, handed_back, version, updated_at) on actions to commonweal_scoped;

alter table action_targets enable row level security;
create policy of_seen on action_targets for select to commonweal_scoped using (action_id in (select id from actions));
create policy of_own_drafts on action_targets to commonweal_scoped
  using (action_id in (select id from actions where published_at is null and asked_at is null and group_id in (select drafting_groups())))
  with check (action_id in (select id from actions where published_at is null and asked_at is null and group_id in (select drafting_groups())));
grant insert, delete on action_targets to commonweal_scoped;

-- What waits for a moderator stays as it is until it is withdrawn.
create function guard_waiting_action() returns trigger language plpgsql as $$
begin
  raise exception 'it waits for a moderator' using errcode = 'insufficient_privilege';
end $$;
create trigger guard_waiting before update on actions for each row
  when (current_user = 'commonweal_scoped' and old.asked_at is not null and new.asked_at is not null) execute function guard_waiting_action();
