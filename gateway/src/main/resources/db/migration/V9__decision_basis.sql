-- What a delivery's decisions were made from: who asked, on what basis, the policy's content, the engine's version, the moment, and
-- which version of each resource the record had then. With these it can be decided again and compared.
alter table delivery add column basis jsonb;
