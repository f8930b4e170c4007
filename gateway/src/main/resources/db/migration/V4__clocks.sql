-- ─── what the record concludes itself: clocks and what follows from them ───
-- A clock is a Task of the record (identifier .../Id/clock); it is worked out anew from the family's record whenever that
-- changes, and when its moment comes.
alter table family add column look_again timestamptz; -- when to look again though nothing is told
alter table family add column concluded_by text;      -- by which rules it was last looked at
create index family_look_again on family (look_again) where look_again is not null;
