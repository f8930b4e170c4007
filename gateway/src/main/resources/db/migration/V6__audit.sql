-- ─── audit: AuditEvents, only ever added to, each chained to the one before it on its chain ───
create table audit_event (
  chain    text        not null, -- the node that wrote it, and which of its chains
  sequence bigint      not null,
  hash     bytea       not null, -- SHA-256 over the hash before it, its place, and its canonical bytes
  id       uuid        not null unique,
  recorded timestamptz not null,
  patient  text,
  content  jsonb       not null,
  primary key (chain, sequence)
);
create index audit_event_recorded on audit_event (recorded, id);
create index audit_event_patient on audit_event (patient, recorded, id) where patient is not null;

create function audit_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'audit_event is only ever added to';
end $$;
create trigger audit_only_grows before update or delete or truncate on audit_event
  for each statement execute function audit_only_grows();
