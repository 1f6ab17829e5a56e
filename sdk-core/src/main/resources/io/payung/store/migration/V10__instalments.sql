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
