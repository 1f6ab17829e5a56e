-- Consent evidence: a record for each purpose, withdrawals beside them, and one chain a partner over both. Nothing here is personal in clear:
-- witness, agent and evidence lie in payung_consent.sealed. Records, entries and heads are only ever inserted, so the account that the
-- application runs under needs no right to update or delete them; payung_consent_unsealed is the sealer's queue, payung_consent_chain its place.

alter table payung_consent add column purpose varchar(20) default 'contract' not null;
alter table payung_consent add column policy_number varchar(40);
alter table payung_consent add column beside uuid;
alter table payung_consent add column received_at timestamp with time zone;
alter table payung_consent add column notice_items varchar(7) default '' not null;
alter table payung_consent add column salted_digest varchar(64);
alter table payung_consent add constraint payung_fk_consent_beside foreign key (beside) references payung_consent (id);
alter table payung_consent add constraint payung_uq_consent_beside unique (beside, purpose);
alter table payung_consent add constraint payung_ck_consent_purpose
    check ((purpose = 'contract' and beside is null) or (purpose = 'data-protection' and beside is not null));

-- Until now a consent was received when its policy was issued, and has no salted digest.
update payung_consent set
    policy_number = (select p.policy_number from payung_policy p where p.consent_id = payung_consent.id),
    received_at = (select p.issued_at from payung_policy p where p.consent_id = payung_consent.id);
alter table payung_consent alter column policy_number set not null;
alter table payung_consent alter column received_at set not null;

alter table payung_consent_clause add column language varchar(8);
alter table payung_consent_clause add column accepted boolean default true not null;
update payung_consent_clause set language = (select c.language from payung_consent c where c.id = payung_consent_clause.consent_id);
alter table payung_consent_clause alter column language set not null;

create table payung_consent_withdrawal (
    id uuid not null,
    partner varchar(63) not null,
    policy_number varchar(40) not null,
    consent_id uuid not null,
    purpose varchar(20) not null,
    withdrawn_by varchar(20) not null,
    channel varchar(40) not null,
    withdrawn_at timestamp with time zone not null,
    received_at timestamp with time zone not null,
    duty varchar(40) not null,
    due_by timestamp with time zone not null,
    constraint payung_pk_consent_withdrawal primary key (id),
    constraint payung_uq_consent_withdrawal_consent unique (consent_id),
    constraint payung_fk_consent_withdrawal_consent foreign key (consent_id) references payung_consent (id)
);

create table payung_consent_unsealed (
    record_id uuid not null,
    partner varchar(63) not null,
    received_at timestamp with time zone not null,
    constraint payung_pk_consent_unsealed primary key (record_id)
);

create index payung_ix_consent_unsealed on payung_consent_unsealed (partner, received_at, record_id);

insert into payung_consent_unsealed (record_id, partner, received_at) select id, partner, received_at from payung_consent;

create table payung_consent_chain (
    partner varchar(63) not null,
    last_entry bigint not null,
    last_hash varchar(64) not null,
    last_head integer not null,
    constraint payung_pk_consent_chain primary key (partner)
);

create table payung_consent_entry (
    partner varchar(63) not null,
    entry_number bigint not null,
    record_id uuid not null,
    content_digest varchar(64) not null,
    previous_hash varchar(64) not null,
    hash varchar(64) not null,
    constraint payung_pk_consent_entry primary key (partner, entry_number),
    constraint payung_uq_consent_entry_record unique (record_id)
);

create table payung_consent_head (
    partner varchar(63) not null,
    head_number integer not null,
    entry_number bigint not null,
    hash varchar(64) not null,
    signed_at timestamp with time zone not null,
    key_id varchar(40) not null,
    signature varchar(128) not null,
    constraint payung_pk_consent_head primary key (partner, head_number),
    constraint payung_fk_consent_head_entry foreign key (partner, entry_number) references payung_consent_entry (partner, entry_number)
);
