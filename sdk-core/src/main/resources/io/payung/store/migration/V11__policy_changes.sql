-- What happened to policies after their sale, and to whom money went back. Personal parts (who is named now, where a holder is reached, why it was done)
-- are sealed under the key of the policy's holder. How a policy stands is kept with the policy itself.

create table payung_policy_change (
    id uuid not null,
    partner varchar(63) not null,
    policy_id uuid not null,
    change_number integer not null,
    kind varchar(40) not null,
    state_before varchar(20) not null,
    state_after varchar(20) not null,
    changed_at timestamp with time zone not null,
    refund numeric(24, 6) not null,
    currency varchar(3) not null,
    replaced_by varchar(40),
    person_id uuid not null,
    sealed bytea not null,
    constraint payung_pk_policy_change primary key (id),
    constraint payung_uq_policy_change_number unique (policy_id, change_number),
    constraint payung_uq_policy_change_replaced_by unique (partner, replaced_by),
    constraint payung_fk_policy_change_policy foreign key (policy_id) references payung_policy (id),
    constraint payung_fk_policy_change_replaced_by foreign key (partner, replaced_by) references payung_policy (partner, policy_number),
    constraint payung_fk_policy_change_person foreign key (person_id) references payung_person (id),
    constraint payung_ck_policy_change_refund check (refund >= 0)
);

-- What each source of money got: paid back, or forgiven because it was not paid yet. A subsidy goes back to its source, which is settled with elsewhere.
create table payung_policy_change_payer (
    change_id uuid not null,
    place integer not null,
    payer varchar(63) not null,
    amount numeric(24, 6) not null,
    credited numeric(24, 6) not null,
    currency varchar(3) not null,
    subsidy boolean not null,
    constraint payung_pk_policy_change_payer primary key (change_id, place),
    constraint payung_fk_policy_change_payer_change foreign key (change_id) references payung_policy_change (id),
    constraint payung_ck_policy_change_payer_amount check (amount >= 0 and credited >= 0)
);

-- Which payment it goes back on.
create table payung_policy_change_refund (
    change_id uuid not null,
    place integer not null,
    partner varchar(63) not null,
    gateway varchar(40) not null,
    reference varchar(100) not null,
    payer varchar(63) not null,
    amount numeric(24, 6) not null,
    currency varchar(3) not null,
    paid_at timestamp with time zone not null,
    instalment integer not null,
    constraint payung_pk_policy_change_refund primary key (change_id, place),
    constraint payung_fk_policy_change_refund_change foreign key (change_id) references payung_policy_change (id),
    constraint payung_fk_policy_change_refund_payment foreign key (partner, gateway, reference)
        references payung_payment (partner, gateway, reference),
    constraint payung_ck_policy_change_refund_amount check (amount > 0)
);
