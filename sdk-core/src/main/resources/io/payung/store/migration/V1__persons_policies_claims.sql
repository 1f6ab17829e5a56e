-- One SQL for H2 2.4 and PostgreSQL. What is "sealed" is AES-256-GCM under the data key of the row's person, so that forgetting that key
-- forgets all of it; every other column is free of personal data. Add-only: a later version adds a file, it never changes this one.

create table payung_person (
    id uuid not null,
    partner varchar(63) not null,
    blind_key_id varchar(40) not null,
    blind_index bytea not null,
    key_id varchar(40) not null,
    wrapped_key bytea not null,
    sealed bytea not null,
    constraint payung_pk_person primary key (id),
    constraint payung_uq_person_blind_index unique (partner, blind_index)
);

-- The fingerprint is sealed, too, under a key of the store: it is a digest of a request that somebody could guess, and it
-- is written before it is known whose request it is.
create table payung_idempotency (
    partner varchar(63) not null,
    operation varchar(40) not null,
    idempotency_key varchar(100) not null,
    fingerprint_key_id varchar(40) not null,
    sealed_fingerprint bytea not null,
    claimed_at timestamp with time zone not null,
    person_id uuid,
    sealed bytea,
    constraint payung_pk_idempotency primary key (partner, operation, idempotency_key),
    constraint payung_fk_idempotency_person foreign key (person_id) references payung_person (id)
);

create table payung_pack (
    digest varchar(64) not null,
    source text not null,
    constraint payung_pk_pack primary key (digest)
);

create table payung_consent (
    id uuid not null,
    partner varchar(63) not null,
    accepted_by varchar(20) not null,
    accepted_at timestamp with time zone not null,
    language varchar(8) not null,
    channel varchar(40) not null,
    method varchar(40) not null,
    person_id uuid not null,
    sealed bytea not null,
    constraint payung_pk_consent primary key (id),
    constraint payung_fk_consent_person foreign key (person_id) references payung_person (id)
);

create table payung_consent_clause (
    consent_id uuid not null,
    place integer not null,
    clause_id varchar(60) not null,
    sha256 varchar(64) not null,
    constraint payung_pk_consent_clause primary key (consent_id, place),
    constraint payung_fk_consent_clause_consent foreign key (consent_id) references payung_consent (id)
);

-- The salt of the digest is sealed with the decision: without it nobody can try out ages and incomes against the digest.
create table payung_decision (
    id uuid not null,
    partner varchar(63) not null,
    product varchar(63) not null,
    product_version integer not null,
    pack_digest varchar(64) not null,
    as_of date not null,
    outcome varchar(40) not null,
    format integer not null,
    requested_at timestamp with time zone not null,
    engine_version varchar(200) not null,
    language varchar(8) not null,
    salted_digest varchar(64) not null,
    person_id uuid not null,
    sealed bytea not null,
    constraint payung_pk_decision primary key (id),
    constraint payung_fk_decision_person foreign key (person_id) references payung_person (id)
);

create table payung_policy (
    id uuid not null,
    partner varchar(63) not null,
    policy_number varchar(40) not null,
    quote_id uuid not null,
    product varchar(63) not null,
    product_version integer not null,
    pack_digest varchar(64) not null,
    plan varchar(63) not null,
    zone varchar(60) not null,
    cover_from timestamp with time zone not null,
    cover_from_date date not null,
    cover_until date not null,
    cover_end timestamp with time zone not null,
    premium numeric(24, 6) not null,
    sum_insured numeric(24, 6) not null,
    currency varchar(3) not null,
    partner_reference varchar(100),
    issued_at timestamp with time zone not null,
    secret_digest varchar(64) not null,
    consent_id uuid not null,
    decision_id uuid not null,
    person_id uuid not null,
    sealed bytea not null,
    last_event integer not null,
    constraint payung_pk_policy primary key (id),
    constraint payung_uq_policy_number unique (partner, policy_number),
    constraint payung_uq_policy_quote unique (partner, quote_id),
    constraint payung_uq_policy_consent unique (consent_id),
    constraint payung_uq_policy_decision unique (decision_id),
    constraint payung_fk_policy_pack foreign key (pack_digest) references payung_pack (digest),
    constraint payung_fk_policy_consent foreign key (consent_id) references payung_consent (id),
    constraint payung_fk_policy_decision foreign key (decision_id) references payung_decision (id),
    constraint payung_fk_policy_person foreign key (person_id) references payung_person (id)
);

create index payung_ix_policy_newest on payung_policy (partner, issued_at, policy_number);
create index payung_ix_policy_reference on payung_policy (partner, partner_reference, issued_at, policy_number);

create table payung_policy_life (
    policy_id uuid not null,
    place integer not null,
    person_id uuid not null,
    role varchar(40) not null,
    constraint payung_pk_policy_life primary key (policy_id, place),
    constraint payung_fk_policy_life_policy foreign key (policy_id) references payung_policy (id),
    constraint payung_fk_policy_life_person foreign key (person_id) references payung_person (id)
);

create index payung_ix_policy_life_person on payung_policy_life (person_id);

-- What a payment becomes, policy or refund, is decided under the lock of its one row here, which belongs to the partner who named it first.
create table payung_payment (
    partner varchar(63) not null,
    gateway varchar(40) not null,
    reference varchar(100) not null,
    constraint payung_pk_payment primary key (gateway, reference),
    constraint payung_uq_payment_partner unique (partner, gateway, reference)
);

create table payung_payment_allocation (
    partner varchar(63) not null,
    gateway varchar(40) not null,
    reference varchar(100) not null,
    policy_id uuid not null,
    amount numeric(24, 6) not null,
    currency varchar(3) not null,
    paid_at timestamp with time zone not null,
    constraint payung_pk_payment_allocation primary key (partner, gateway, reference),
    constraint payung_fk_payment_allocation_payment foreign key (partner, gateway, reference)
        references payung_payment (partner, gateway, reference),
    constraint payung_fk_payment_allocation_policy foreign key (policy_id) references payung_policy (id)
);

create table payung_refund_due (
    partner varchar(63) not null,
    gateway varchar(40) not null,
    reference varchar(100) not null,
    amount numeric(24, 6) not null,
    currency varchar(3) not null,
    code varchar(64) not null,
    due_since timestamp with time zone not null,
    status varchar(10) not null,
    constraint payung_pk_refund_due primary key (partner, gateway, reference),
    constraint payung_fk_refund_due_payment foreign key (partner, gateway, reference)
        references payung_payment (partner, gateway, reference),
    constraint payung_ck_refund_due_status check (status in ('owed', 'sent', 'settled', 'withdrawn'))
);

create table payung_claim (
    id uuid not null,
    partner varchar(63) not null,
    policy_id uuid not null,
    state varchar(20) not null,
    version integer not null,
    person_id uuid not null,
    sealed bytea not null,
    constraint payung_pk_claim primary key (id),
    constraint payung_fk_claim_policy foreign key (policy_id) references payung_policy (id),
    constraint payung_fk_claim_person foreign key (person_id) references payung_person (id)
);

create index payung_ix_claim_policy on payung_claim (policy_id);

create table payung_outbox (
    id uuid not null,
    partner varchar(63) not null,
    policy_id uuid not null,
    event_number integer not null,
    event_type varchar(60) not null,
    status varchar(10) not null,
    person_id uuid not null,
    sealed bytea not null,
    constraint payung_pk_outbox primary key (id),
    constraint payung_uq_outbox_event unique (policy_id, event_number),
    constraint payung_fk_outbox_policy foreign key (policy_id) references payung_policy (id),
    constraint payung_fk_outbox_person foreign key (person_id) references payung_person (id),
    constraint payung_ck_outbox_status check (status in ('pending', 'sent', 'dead'))
);

create index payung_ix_outbox_status on payung_outbox (status);
