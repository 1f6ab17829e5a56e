-- The latest release of every version that a partner's servers published, so that an older pack file is known as such after a restart.

create table payung_release (
    partner varchar(63) not null,
    product varchar(63) not null,
    version integer not null,
    release_number bigint not null,
    digest varchar(64) not null,
    constraint payung_pk_release primary key (partner, product, version)
);
