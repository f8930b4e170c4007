-- A family that could not be looked at is left alone until then; look_again stays the moment for which the look was planned, so
-- that what turned then is not forgotten.
alter table family add column leave_until timestamptz;
