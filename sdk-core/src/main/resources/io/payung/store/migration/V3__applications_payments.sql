-- Applications wait for their money and hold cover meanwhile; payments have a state, may pay for many policies, and may have many payers;
-- what is owed back is handed to a settler. Nothing personal stands in a column that is not sealed.

create table payung_application (
    id uuid not null,
    partner varchar(63) not null,
    quote_id uuid not null,
    payment_reference varchar(100) not null,
    product varchar(63) not null,
    product_version integer not null,
    pack_digest varchar(64) not null,
    plan varchar(63) not null,
    zone varchar(60) not null,
    cover_from_date date not null,
    cover_until date not null,
    premium numeric(24, 6) not null,
    due_now numeric(24, 6) not null,
    sum_insured numeric(24, 6) not null,
    currency varchar(3) not null,
    partner_reference varchar(100),
    applied_at timestamp with time zone not null,
    pay_by timestamp with time zone not null,
    state varchar(20) not null,
    holds boolean not null,
    code varchar(64),
    policy_number varchar(40),
    next_check timestamp with time zone,
    person_id uuid not null,
    sealed bytea not null,
    sealed_answer bytea,
    constraint payung_pk_application primary key (id),
    constraint payung_uq_application_quote unique (partner, quote_id),
    constraint payung_uq_application_reference unique (payment_reference),
    constraint payung_fk_application_pack foreign key (pack_digest) references payung_pack (digest),
    constraint payung_fk_application_person foreign key (person_id) references payung_person (id),
    constraint payung_fk_application_policy foreign key (partner, policy_number) references payung_policy (partner, policy_number),
    constraint payung_ck_application_state check (state in ('awaiting-payment', 'issued', 'lapsed', 'refund-due', 'refunded')),
    constraint payung_ck_application_issued check (state <> 'issued' or (policy_number is not null and sealed_answer is not null)),
    constraint payung_ck_application_holds check (not holds or state = 'awaiting-payment'),
    constraint payung_ck_application_not_issued check (state = 'issued' or policy_number is null)
);

create index payung_ix_application_check on payung_application (next_check);

create table payung_application_life (
    application_id uuid not null,
    place integer not null,
    person_id uuid not null,
    constraint payung_pk_application_life primary key (application_id, place),
    constraint payung_fk_application_life_application foreign key (application_id) references payung_application (id),
    constraint payung_fk_application_life_person foreign key (person_id) references payung_person (id)
);

create index payung_ix_application_life_person on payung_application_life (person_id);

-- Who pays which part of the premium that was quoted; the quote is the same before and after it becomes a policy. Whatever has a reference
-- here was received for it.
create table payung_premium_share (
    partner varchar(63) not null,
    quote_id uuid not null,
    payer varchar(63) not null,
    place integer not null,
    amount numeric(24, 6) not null,
    currency varchar(3) not null,
    collected varchar(63),
    awaited boolean not null,
    gateway varchar(40),
    reference varchar(100),
    paid_at timestamp with time zone,
    constraint payung_pk_premium_share primary key (partner, quote_id, payer),
    constraint payung_ck_premium_share_paid check ((reference is null) = (gateway is null) and (reference is null) = (paid_at is null))
);

create index payung_ix_premium_share_payment on payung_premium_share (gateway, reference);

-- Rows from before know neither state nor amount until their payment is seen again.
alter table payung_payment add column state varchar(20) default 'settled' not null;
alter table payung_payment add column pays_shares boolean default false not null;
alter table payung_payment add column amount numeric(24, 6);
alter table payung_payment add column currency varchar(3);
alter table payung_payment add column paid_at timestamp with time zone;
alter table payung_payment add constraint payung_ck_payment_state
    check (state in ('unknown', 'pending', 'settled', 'failed', 'reversed'));

alter table payung_payment_allocation drop constraint payung_pk_payment_allocation;
alter table payung_payment_allocation add column payer varchar(63) default 'customer' not null;
alter table payung_payment_allocation add constraint payung_pk_payment_allocation
    primary key (partner, gateway, reference, policy_id, payer);

-- A part of one payment may be owed back while the rest pays; the part is empty when all of it is owed.
alter table payung_refund_due drop constraint payung_pk_refund_due;
alter table payung_refund_due add column part varchar(36) default '' not null;
alter table payung_refund_due add column application_id uuid;
alter table payung_refund_due add column next_try timestamp with time zone;
alter table payung_refund_due add constraint payung_pk_refund_due primary key (partner, gateway, reference, part);
alter table payung_refund_due add constraint payung_fk_refund_due_application
    foreign key (application_id) references payung_application (id);

create index payung_ix_refund_due_status on payung_refund_due (status, gateway);
create index payung_ix_refund_due_application on payung_refund_due (application_id);
