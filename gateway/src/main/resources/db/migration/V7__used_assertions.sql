-- Client assertions (RFC 7523) that were used, by any gateway on this database: each is good for one token. Rows are deleted
-- some time after the assertion would have run out.
create table used_assertion (
  client text not null,
  id bytea not null, -- SHA-256 of the assertion's jti
  until timestamptz not null,
  primary key (client, id)
);
create index used_assertion_until on used_assertion (until);
