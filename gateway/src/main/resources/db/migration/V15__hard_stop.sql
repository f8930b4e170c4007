-- ─── hard stops that persons placed: a court's order, an organisation that must not be told ───
-- What stops is the Flag in the family's record; this says who stands for it, and who asked to lift it.
create table hard_stop (
  flag          uuid        primary key,
  family        uuid        not null references family on delete cascade,
  reference     text,                 -- the order's or the case's number elsewhere; no words
  placed_by     text        not null, -- a person or client; the source, where a split made a person's of a source's
  placed_at     timestamptz not null,
  lift_why      text        check (lift_why in ('ended', 'mistaken')),
  lift_asked_by text,                 -- another person than this one agrees
  lift_asked_at timestamptz,
  lifted_by     text,
  lifted_at     timestamptz
);
create index hard_stop_family on hard_stop (family);
