-- Which list a letter belongs to (RFC 2919), so that its readers can sort by it.
alter table letters add column list text not null default '';
comment on column letters.list is 'The list it goes to, as in consents; empty: to this person alone.';

-- Work may be left behind everything else, or before it: lower goes first.
drop function leave_work(text, json, text, timestamptz);
create function leave_work(task text, payload json, key text, at timestamptz, priority integer default 0) returns void language sql security definer set search_path = public as $$
  select graphile_worker.add_job(task, payload, job_key := key, run_at := at, priority := priority)
$$;
revoke execute on function leave_work from public;
grant execute on function leave_work to commonweal_scoped;
