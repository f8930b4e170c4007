-- By which law a delivery was made, as the council's file said then.
alter table delivery add column lawful_basis text;
