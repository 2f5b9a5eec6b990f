-- The picture that a story leads with. What shows a picture holds it: see 0022.
alter table stories add column picture_id bigint references pictures;
create index on stories (picture_id);
