-- The statements within are planned once per session. Left to itself PostgreSQL plans them anew for every record that is saved,
-- which takes several times as long as to carry them out: with 10^6 customers 4 ms and more of a new opportunity's 5.
alter function crm.index_for_search(text, bigint[]) set plan_cache_mode = force_generic_plan;
