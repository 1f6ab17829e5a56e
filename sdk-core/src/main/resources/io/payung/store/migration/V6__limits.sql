-- Covers as they count: unique ones by their keys, and sums insured for each person and each distributor agreement. A policy's sum counts for every
-- person it insures. What was issued before counts for its persons; keys and agreements it has none, because nobody asked for them then.

create table payung_cover (
    id uuid not null,
    partner varchar(63) not null,
    product varchar(63) not null,
    holder_kind varchar(20) not null,
    holder varchar(100) not null,
    cover_from date not null,
    cover_until date not null,
    state varchar(10) not null,
    constraint payung_pk_cover primary key (id),
    constraint payung_uq_cover_holder unique (partner, holder_kind, holder),
    constraint payung_ck_cover_state check (state in ('held', 'released'))
);

-- One row for each key that was ever covered: whoever covers it holds its lock.
create table payung_cover_key (
    partner varchar(63) not null,
    product varchar(63) not null,
    key_hash bytea not null,
    constraint payung_pk_cover_key primary key (partner, product, key_hash)
);

create table payung_cover_key_use (
    cover_id uuid not null,
    partner varchar(63) not null,
    product varchar(63) not null,
    key_hash bytea not null,
    constraint payung_pk_cover_key_use primary key (cover_id, key_hash),
    constraint payung_fk_cover_key_use_cover foreign key (cover_id) references payung_cover (id),
    constraint payung_fk_cover_key_use_key foreign key (partner, product, key_hash) references payung_cover_key (partner, product, key_hash)
);

create index payung_ix_cover_key_use on payung_cover_key_use (partner, product, key_hash);

create table payung_limit (
    partner varchar(63) not null,
    kind varchar(20) not null,
    reference varchar(200) not null,
    currency varchar(3) not null,
    used numeric(24, 6) not null,
    bound numeric(24, 6) not null,
    constraint payung_pk_limit primary key (partner, kind, reference, currency),
    constraint payung_ck_limit_used check (used >= 0 and used <= bound)
);

create table payung_limit_use (
    partner varchar(63) not null,
    kind varchar(20) not null,
    reference varchar(200) not null,
    currency varchar(3) not null,
    cover_id uuid not null,
    amount numeric(24, 6) not null,
    cover_end timestamp with time zone not null,
    state varchar(10) not null,
    constraint payung_pk_limit_use primary key (partner, kind, reference, currency, cover_id),
    constraint payung_fk_limit_use_limit foreign key (partner, kind, reference, currency)
        references payung_limit (partner, kind, reference, currency),
    constraint payung_fk_limit_use_cover foreign key (cover_id) references payung_cover (id),
    constraint payung_ck_limit_use_state check (state in ('counted', 'freed'))
);

create index payung_ix_limit_use_end on payung_limit_use (partner, kind, reference, currency, state, cover_end);
create index payung_ix_limit_use_cover on payung_limit_use (cover_id);

insert into payung_cover (id, partner, product, holder_kind, holder, cover_from, cover_until, state)
    select id, partner, product, 'policy', policy_number, cover_from_date, cover_until, 'held' from payung_policy;

insert into payung_limit (partner, kind, reference, currency, used, bound)
    select p.partner, 'person', cast(l.person_id as varchar(36)), p.currency, sum(p.sum_insured), 999999999999999999
    from (select distinct policy_id, person_id from payung_policy_life) l join payung_policy p on p.id = l.policy_id
    group by p.partner, l.person_id, p.currency;

insert into payung_limit_use (partner, kind, reference, currency, cover_id, amount, cover_end, state)
    select p.partner, 'person', cast(l.person_id as varchar(36)), p.currency, p.id, p.sum_insured, p.cover_end, 'counted'
    from (select distinct policy_id, person_id from payung_policy_life) l join payung_policy p on p.id = l.policy_id;
