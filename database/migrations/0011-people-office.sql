-- What the list of people is asked for: anything of their names, e-mails, phones and town, and where they came from.
alter table people alter column search set statistics 1000;
create index on people (source, id) where source <> '';
create index on people (language, id) where language <> '';
