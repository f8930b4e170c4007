-- Proofs of SOAP senders that were taken: a digest of a UsernameToken's nonce, or of what a signature covers. Shared by all
-- nodes, so that what one node has taken is a repeat on every other; kept for longer than a proof stays fresh.
create table soap_proof (
  proof bytea primary key,
  forget_at timestamptz not null
);

create index soap_proof_forget_at on soap_proof (forget_at);
