-- Whom a visitor writes to, by topic. An address is never shown; a topic of nobody goes to the organization's own.
create table contact_topics (
  id      integer primary key generated always as identity,
  name    text not null check (length(name) between 1 and 60),
  ordinal integer not null default 0
);
create unique index on contact_topics (lower(name));
create table contact_recipients (
  topic_id integer not null references contact_topics on delete cascade,
  user_id  uuid references users on delete cascade,
  email    text check (length(email) between 3 and 254 and email = lower(email)),
  check (num_nonnulls(user_id, email) = 1),
  unique nulls not distinct (topic_id, user_id, email)
);
create index on contact_recipients (user_id);
call keep_from_scope('contact_recipients');
insert into traces (target, holds, blanks) values ('contact_recipients', 'email', null);
insert into contact_topics (name, ordinal) values ('Issues', 0), ('Elections', 1), ('Grassroots organizing', 2), ('Press', 3), ('This web site', 4);

-- Questions that are asked again and again. What a question said before its last change can come back, and so can one that was taken away.
create table question_sections (
  id      integer primary key generated always as identity,
  name    text not null check (length(name) between 1 and 80),
  ordinal integer not null default 0
);
create unique index on question_sections (lower(name));
create table questions (
  id         integer primary key generated always as identity,
  section_id integer not null references question_sections,
  question   text not null check (length(question) between 1 and 200),
  answer     text not null check (length(answer) between 1 and 20000),
  before     jsonb,
  ordinal    integer not null default 0,
  removed_at timestamptz,
  updated_at timestamptz not null default now()
);
comment on column questions.before is 'The question and answer before the last change.';
create index on questions (section_id, ordinal);

-- "I like this": how often in a month, and nothing of whom. A mark is a keyed hash that holds for one day, so that nobody counts twice; then it is deleted.
create table appreciations (
  kind       text not null check (kind in ('story', 'page')),
  subject_id bigint not null,
  month      date not null check (extract(day from month) = 1),
  number     integer not null default 0 check (number >= 0),
  primary key (month, kind, subject_id)
);
create table appreciation_marks (
  mark   text primary key check (length(mark) = 43),
  due_on date not null
);
create index on appreciation_marks (due_on);
comment on column appreciation_marks.due_on is 'From this day on it is deleted.';
call keep_from_scope('appreciation_marks');

-- Who works here and wants to be shown on the public page, with a sentence of their own.
alter table users add column shown boolean not null default false;
alter table users add column line text not null default '' check (length(line) <= 300);

grant select on contact_topics, question_sections, questions, appreciations to commonweal_scoped;
create trigger announce after insert or update or delete on contact_topics for each statement execute function announce_change();
create trigger announce after insert or update or delete on question_sections for each statement execute function announce_change();
create trigger announce after insert or update or delete on questions for each statement execute function announce_change();
create trigger announce after update of name, role, shown, line on users for each statement execute function announce_change();
