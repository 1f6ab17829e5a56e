-- What the insurer and the claimant do to a claim. Amounts and references stay in clear, so that nothing is paid beyond what is approved and nothing
-- twice; who decided, who was paid and why is sealed under the key of the policy's holder. That one event has one claim is kept by the holder's lock.

alter table payung_claim add column approved numeric(24, 6) default 0 not null;
alter table payung_claim add column paid numeric(24, 6) default 0 not null;
alter table payung_claim add constraint payung_ck_claim_paid check (paid >= 0 and paid <= approved);

create table payung_claim_move (
    claim_id uuid not null,
    version integer not null,
    partner varchar(63) not null,
    action varchar(20) not null,
    moved_at timestamp with time zone not null,
    amount numeric(24, 6),
    currency varchar(3),
    reference varchar(100),
    person_id uuid not null,
    sealed bytea not null,
    constraint payung_pk_claim_move primary key (claim_id, version),
    constraint payung_uq_claim_move_reference unique (partner, reference),
    constraint payung_fk_claim_move_claim foreign key (claim_id) references payung_claim (id),
    constraint payung_fk_claim_move_person foreign key (person_id) references payung_person (id)
);

create index payung_ix_claim_move_person on payung_claim_move (person_id);
