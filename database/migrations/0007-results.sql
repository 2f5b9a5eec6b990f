-- The office counts an action's reports by day, by caller and by official: each from its own index alone, in the order it groups by.
drop index reports_action_id_reported_at_idx;
drop index reports_call_id_idx;
drop index reports_official_id_reported_at_idx;
create index on reports (action_id, reported_at desc) include (outcome);
create index on reports (action_id, call_id) include (outcome, person_id, place_id);
create index on reports (action_id, official_id) include (outcome, stance);
create index on reports (action_id, id desc) where note <> '';
