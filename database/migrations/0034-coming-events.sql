-- The home page shows what is on.
alter type home_block_kind add value 'events' after 'local';
