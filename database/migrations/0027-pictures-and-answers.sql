-- The picture that a story leads with. What shows a picture holds it: see 0022.
alter table stories add column picture_id bigint references pictures;
create index on stories (picture_id);

-- Answers become what stands elsewhere on the site, HTML of our own few elements, as texts did in 0020. What an answer said before its last change does, too.
create function pg_temp.html_of(words text) returns text language plpgsql as $$
declare
  made text := '';
  block text;
  line text;
begin
  foreach block in array regexp_split_to_array(replace(words, E'\r\n', E'\n'), E'\\n\\s*\\n') loop
    block := replace(replace(replace(btrim(block, E' \t\n\r'), '&', '&amp;'), '<', '&lt;'), '>', '&gt;');
    while block like '## %' loop
      line := split_part(block, E'\n', 1);
      made := made || '<h2>' || btrim(substr(line, 4)) || '</h2>';
      block := btrim(substr(block, length(line) + 2), E' \t\n\r');
    end loop;
    if block ~ E'^- [^\\n]*(\\n- [^\\n]*)*$' then
      made := made || '<ul>' || (select string_agg('<li>' || btrim(substr(item, 3)) || '</li>', '' order by at) from unnest(string_to_array(block, E'\n')) with ordinality items (item, at)) || '</ul>';
    elsif block <> '' then
      made := made || '<p>' || regexp_replace(block, E'\\s+', ' ', 'g') || '</p>';
    end if;
  end loop;
  return made;
end $$;
alter table questions drop constraint questions_answer_check;
alter table questions add constraint questions_answer_check check (length(answer) between 1 and 200000);
update questions set answer = pg_temp.html_of(answer),
  before = case when before ? 'answer' then jsonb_set(before, '{answer}', to_jsonb(pg_temp.html_of(before ->> 'answer'))) else before end;
drop function pg_temp.html_of(text);

-- Whatever may show a picture by its mark: every text of the site, of whichever room.
create view marked_texts as
  select body from stories
  union all select body from pages
  union all select answer from questions
  union all select position from planks
  union all select why from planks;

-- Questions that are answered can be found; one that was taken away cannot. Its address is its place on the page.
create function find_question(question questions, changed timestamptz default now()) returns void language sql set search_path = public as $$
  select keep_findable('question', question.id, 'question-' || question.id, question.question, '', split_part(question.answer, '<figure data-members=', 1),
    (select name from question_sections where id = question.section_id), case when question.removed_at is null then question.updated_at end, changed)
$$;
create function refind_question() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_question(new);
  return null;
end $$;
create function refind_questions_of() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform find_question(questions) from questions where section_id = new.id;
  return null;
end $$;
create trigger findable after insert or update on questions for each row execute function refind_question();
create trigger findable after update of name on question_sections for each row when (old.name <> new.name) execute function refind_questions_of();
create trigger unfindable after delete on questions for each row execute function lose_findable('question');
do $$ begin
  perform find_question(questions, updated_at) from questions;
end $$;
