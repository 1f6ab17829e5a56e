-- A person may be forgotten: key, blind index and document are gone, the row stays, because policies, consents and statistics refer to it. What was
-- sealed for them elsewhere is empty then, and its key is gone. Consent records stay byte for byte as they were chained.

alter table payung_person alter column blind_index drop not null;
alter table payung_person alter column wrapped_key drop not null;
alter table payung_person alter column sealed drop not null;
alter table payung_person add column erased_at timestamp with time zone;
alter table payung_person add constraint payung_ck_person_erased check (
    (erased_at is null and blind_index is not null and wrapped_key is not null and sealed is not null)
    or (erased_at is not null and blind_index is null and wrapped_key is null and sealed is null));

create table payung_erasure (
    id uuid not null,
    partner varchar(63) not null,
    erasure_key varchar(100) not null,
    person_id uuid not null,
    ground varchar(40) not null,
    erased_at timestamp with time zone not null,
    policies integer not null,
    applications integer not null,
    claims integer not null,
    constraint payung_pk_erasure primary key (id),
    constraint payung_uq_erasure_key unique (partner, erasure_key),
    constraint payung_uq_erasure_person unique (person_id),
    constraint payung_fk_erasure_person foreign key (person_id) references payung_person (id)
);

create index payung_ix_idempotency_person on payung_idempotency (person_id);
create index payung_ix_claim_person on payung_claim (person_id);

-- Everybody whose data lie in the sealed part: the insured, and whoever applied for them. Of what was sold before only the insured are known.
create table payung_policy_person (
    policy_id uuid not null,
    person_id uuid not null,
    constraint payung_pk_policy_person primary key (policy_id, person_id),
    constraint payung_fk_policy_person_policy foreign key (policy_id) references payung_policy (id),
    constraint payung_fk_policy_person_person foreign key (person_id) references payung_person (id)
);

create index payung_ix_policy_person_person on payung_policy_person (person_id);

insert into payung_policy_person (policy_id, person_id) select distinct policy_id, person_id from payung_policy_life;

create table payung_application_person (
    application_id uuid not null,
    person_id uuid not null,
    constraint payung_pk_application_person primary key (application_id, person_id),
    constraint payung_fk_application_person_application foreign key (application_id) references payung_application (id),
    constraint payung_fk_application_person_person foreign key (person_id) references payung_person (id)
);

create index payung_ix_application_person_person on payung_application_person (person_id);

insert into payung_application_person (application_id, person_id) select distinct application_id, person_id from payung_application_life;
