-- Premiums that are paid part by part, and what became of each policy.

-- How a policy is paid, for those that are paid part by part; next_check is when somebody looks whether something is overdue.
create table payung_payment_plan (
    policy_id uuid not null,
    partner varchar(63) not null,
    policy_number varchar(40) not null,
    payment_mode varchar(20) not null,
    reinstated_within_days integer,
    next_check timestamp with time zone,
    constraint payung_pk_payment_plan primary key (policy_id),
    constraint payung_uq_payment_plan_policy unique (partner, policy_number),
    constraint payung_fk_payment_plan_policy foreign key (policy_id) references payung_policy (id)
);

create index payung_ix_payment_plan_check on payung_payment_plan (next_check);

-- The first one was paid when the policy was issued, so it has no reference of its own.
create table payung_instalment (
    policy_id uuid not null,
    number integer not null,
    due_on date not null,
    grace_until date,
    amount numeric(24, 6) not null,
    currency varchar(3) not null,
    payment_reference varchar(100),
    constraint payung_pk_instalment primary key (policy_id, number),
    constraint payung_uq_instalment_reference unique (payment_reference),
    constraint payung_fk_instalment_policy foreign key (policy_id) references payung_policy (id),
    constraint payung_ck_instalment_later check (number = 1 or (grace_until is not null and payment_reference is not null))
);

-- What was paid at once is the first instalment.
alter table payung_premium_share drop constraint payung_pk_premium_share;
alter table payung_premium_share add column instalment integer default 1 not null;
alter table payung_premium_share add constraint payung_pk_premium_share primary key (partner, quote_id, instalment, payer);

alter table payung_payment_allocation drop constraint payung_pk_payment_allocation;
alter table payung_payment_allocation add column instalment integer default 1 not null;
alter table payung_payment_allocation add constraint payung_pk_payment_allocation
    primary key (partner, gateway, reference, policy_id, instalment, payer);

-- A policy that lapsed and covers again takes its cover a second time; only one of them is ever held.
alter table payung_cover drop constraint payung_uq_cover_holder;
create index payung_ix_cover_holder on payung_cover (partner, holder_kind, holder);

-- What became of each policy, move by move and for good: whether it covered a day is told from this, also after a lapse that was made good.
create table payung_policy_move (
    policy_id uuid not null,
    number integer not null,
    moved_from varchar(20),
    moved_to varchar(20),
    since timestamp with time zone not null,
    moved_at timestamp with time zone not null,
    cause varchar(64) not null,
    constraint payung_pk_policy_move primary key (policy_id, number),
    constraint payung_fk_policy_move_policy foreign key (policy_id) references payung_policy (id),
    constraint payung_ck_policy_move_number check (number > 0)
);
