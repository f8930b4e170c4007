-- Under which keys of its sources a council's family record is known: the case system's own id, MASH's contact.
create table family_key (
  council     text    not null,
  key         text    not null,
  family      uuid    not null references family,
  case_system boolean not null, -- the council's case system calls it so
  primary key (council, key)
);
create index family_key_family on family_key (family);

-- One human may stand in several families' records, of one council or of several; each record has its own entry.
alter table resource drop constraint resource_pkey;
alter table resource add constraint resource_key unique nulls not distinct (type, id, family);
alter table resource_history drop constraint resource_history_pkey;
alter table resource_history add constraint resource_history_key unique nulls not distinct (type, id, family, version);

-- What a gate found and let pass, beside the message.
alter table inbox_message add column warnings jsonb;
