-- Whoever sent a letter, or let it go on last, answers for it: it leaves only while they may still write to those whom it is for.
alter table mailings add column sent_by uuid references users on delete set null;
comment on column mailings.sent_by is 'Under whose rights it leaves.';
create index on mailings (sent_by);
update mailings set sent_by = users.id
  from users
  where mailings.stage in ('waiting', 'leaving', 'trying', 'paused') and users.id::text = (
    select actor_id from audit_entries
      where subject = 'mailing' and subject_id = mailings.id::text
        and act in ('send a mailing to', 'resume a mailing to', 'send again what may not have arrived of a mailing to')
      order by done_at desc, audit_entries.id desc limit 1);

-- Nobody sends in somebody else's name.
create function guard_sender() returns trigger language plpgsql as $$
begin
  if current_user <> 'commonweal_scoped' then return new; end if;
  if new.sent_by is not null and new.sent_by is distinct from scoped_actor() and (tg_op = 'INSERT' or new.sent_by is distinct from old.sent_by)
    or new.stage in ('waiting', 'leaving') and (tg_op = 'INSERT' or new.stage <> old.stage) and new.sent_by is distinct from scoped_actor() then
    raise exception 'a letter leaves in the name of whoever sends it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_sender before insert or update of sent_by, stage on mailings for each row execute function guard_sender();
