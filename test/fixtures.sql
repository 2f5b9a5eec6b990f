-- One small world. Arden is whole; Winnick is divided between two House districts; Port Quill has a vacant House seat.
insert into organizations (name, motto, email, postal, small_print) values ('Tidewater Neighbors', 'We all live here.', 'hello@tidewater.example', 'PO Box 7, Arden', 'Paid for by members.');
insert into divisions (id, layer, name, display_name, county, ordinal) values
  ('ocd-division/country:us/state:ma', 'state', 'Massachusetts', 'Massachusetts', null, 0),
  ('ocd-division/country:us/state:ma/place:arden', 'place', 'Arden', 'Arden', 'Harbor', 1),
  ('ocd-division/country:us/state:ma/place:winnick', 'place', 'Winnick', 'Winnick', 'Harbor', 2),
  ('ocd-division/country:us/state:ma/place:port_quill', 'place', 'Port Quill', 'Port Quill', 'Harbor', 3),
  ('ocd-division/country:us/state:ma/sldl:1st_harbor', 'house', '1st Harbor', '1st Harbor', null, 1),
  ('ocd-division/country:us/state:ma/sldl:2nd_harbor', 'house', '2nd Harbor', '2nd Harbor', null, 2),
  ('ocd-division/country:us/state:ma/sldl:3rd_harbor', 'house', '3rd Harbor', '3rd Harbor', null, 3),
  ('ocd-division/country:us/state:ma/sldu:harbor_and_hills', 'senate', 'Harbor and Hills', 'Harbor and Hills', null, 1),
  ('ocd-division/country:us/state:ma/cd:1', 'congress', '1', '1st Congressional District', null, 1),
  ('ocd-division/country:us/state:ma/council_district:1', 'council', '1', '1st District', null, 1);
insert into place_names (name, place_id) values ('Arden Mills', 'ocd-division/country:us/state:ma/place:arden'),
  ('Quill Landing', 'ocd-division/country:us/state:ma/place:port_quill'), ('Quill Landing', 'ocd-division/country:us/state:ma/place:winnick');
insert into precincts (place_id, ward, precinct) values
  ('ocd-division/country:us/state:ma/place:arden', '', '1'), ('ocd-division/country:us/state:ma/place:arden', '', '2'),
  ('ocd-division/country:us/state:ma/place:winnick', '1', '1'), ('ocd-division/country:us/state:ma/place:winnick', '1', '2'), ('ocd-division/country:us/state:ma/place:winnick', '2', '1'),
  ('ocd-division/country:us/state:ma/place:port_quill', '', '1');
insert into precinct_districts (precinct_id, layer, division_id)
  select id, 'house', 'ocd-division/country:us/state:ma/sldl:' || (array['1st', '1st', '1st', '2nd', '2nd', '3rd'])[id] || '_harbor' from precincts
  union all select id, 'senate', 'ocd-division/country:us/state:ma/sldu:harbor_and_hills' from precincts
  union all select id, 'congress', 'ocd-division/country:us/state:ma/cd:1' from precincts
  union all select id, 'council', 'ocd-division/country:us/state:ma/council_district:1' from precincts;
insert into posts (office, division_id, title, short_title, seats, ordinal) values
  ('house', 'ocd-division/country:us/state:ma/sldl:1st_harbor', 'State Representative', 'Rep.', 1, 2),
  ('house', 'ocd-division/country:us/state:ma/sldl:2nd_harbor', 'State Representative', 'Rep.', 1, 2),
  ('house', 'ocd-division/country:us/state:ma/sldl:3rd_harbor', 'State Representative', 'Rep.', 1, 2),
  ('senate', 'ocd-division/country:us/state:ma/sldu:harbor_and_hills', 'State Senator', 'Sen.', 1, 1),
  ('congress', 'ocd-division/country:us/state:ma/cd:1', 'U.S. Representative', 'Rep.', 1, 4),
  ('us-senate', 'ocd-division/country:us/state:ma', 'U.S. Senator', 'Sen.', 2, 3),
  ('council', 'ocd-division/country:us/state:ma/council_district:1', 'Governor’s Councilor', 'Councilor', 1, 6),
  ('governor', 'ocd-division/country:us/state:ma', 'Governor', 'Gov.', 1, 0);
insert into officials (slug, name, given_name, family_name, party, email) values
  ('rosa-alvarez', 'Rosa Alvarez', 'Rosa', 'Alvarez', 'Democratic', 'rosa@house.example'),
  ('ben-cruz', 'Ben Cruz', 'Ben', 'Cruz', 'Republican', 'ben@house.example'),
  ('sam-okafor', 'Sam Okafor', 'Sam', 'Okafor', 'Democratic', 'sam@senate.example'),
  ('ada-lin', 'Ada Lin', 'Ada', 'Lin', 'Democratic', ''),
  ('uma-frost', 'Uma Frost', 'Uma', 'Frost', 'Democratic', ''),
  ('leo-marsh', 'Leo Marsh', 'Leo', 'Marsh', 'Democratic', ''),
  ('vera-stone', 'Vera Stone', 'Vera', 'Stone', 'Democratic', 'vera@governor.example'),
  ('old-member', 'Otis Former', 'Otis', 'Former', 'Democratic', '');
insert into official_offices (official_id, classification, room, address, voice) values
  (1, 'capitol', '437', 'Room 437, State House', '617-555-0142'), (1, 'district', '', '', '781-555-0167 ext. 13'),
  (2, 'capitol', '22', 'Room 22, State House', '617-555-0122'), (3, 'capitol', '109-B', 'Room 109-B, State House', '617-555-0131');
insert into terms (official_id, post_id, started_on, ended_on) values
  (1, 1, '2023-01-04', null), (2, 2, '2019-01-02', null), (8, 3, '2015-01-07', '2026-03-01'), (3, 4, '2021-01-06', null),
  (4, 5, '2025-01-03', null), (5, 6, '2013-07-16', null), (6, 6, '2013-01-03', null), (7, 8, '2023-01-05', null);
insert into rosters (office, source, as_of) select office, 'fixtures', '2026-08-01' from unnest(array['house', 'senate', 'congress', 'us-senate', 'governor']) office;
insert into committees (identifier, slug, code, name, chamber) values ('J37', 'utilities-and-energy', 'J37', 'Joint Committee on Utilities and Energy', 'joint');
insert into committee_seats (committee_id, official_id, role) values (1, 2, 'chair'), (1, 3, 'member');
insert into actions (slug, title, ask, why, script, urgent, published_at, closes_at, bill_number, bill_title, issue) values
  ('warm-homes', 'Keep every home warm', 'Ask your representative to bring H.9014 to a vote.', 'Winter is near.', E'Hello, my name is {{caller_name}}. I live in {{town}}.\n\nWill {{official}} support {{bill}}?', true, now() - interval '1 day', now() + interval '20 days', 'H.9014', 'An Act to keep homes warm', 'Housing');
insert into actions (slug, title, ask, script, published_at, addresses, kind, issue) values
  ('open-votes', 'Publish committee votes', 'Ask your senator to publish every vote.', 'Dear {{official}}, please publish every vote.', now() - interval '2 days', 'senator', 'email', 'Democracy'),
  ('both-chambers', 'Fund the night bus', 'Ask both of your legislators.', 'Please fund it.', now() - interval '3 days', 'legislators', 'call', 'Transit');
insert into actions (slug, title, ask) values ('quiet-draft', 'A quiet draft', 'Not yet.');
insert into actions (slug, title, ask, script, published_at, closes_at) values ('long-gone', 'Stop the surcharge', 'It was stopped.', 'No words.', now() - interval '90 days', now() - interval '30 days');
insert into actions (slug, title, ask, script, published_at, addresses, committee_id) values ('the-committee', 'Move the bill', 'Ask the committee.', 'Please move it.', now() - interval '1 day', 'committee', 1);
insert into pages (slug, title, lede, body, plain) values ('us', 'Who we are', 'Neighbors.', '<p>We meet on Tuesdays.</p><ul><li>Come</li><li>Bring a chair</li></ul>', E'We meet on Tuesdays.\nCome\nBring a chair');
insert into stories (slug, kicker, title, lede, body, plain, author, published_at) values ('first-win', 'Housing', 'A first win', 'It took a year.', '<p>It took a year and forty chairs.</p>', 'It took a year and forty chairs.', 'Noor', now() - interval '1 day');
