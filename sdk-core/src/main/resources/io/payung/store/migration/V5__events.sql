-- Events belong to a stream: a policy, an application, a payment, or the partner itself. Their data holds nothing personal and stands in clear. What was
-- written before still has its data sealed, under the key of its person, and no data of its own.

create table payung_event_stream (
    partner varchar(63) not null,
    kind varchar(20) not null,
    reference varchar(160) not null,
    last_event integer not null,
    constraint payung_pk_event_stream primary key (partner, kind, reference)
);

insert into payung_event_stream (partner, kind, reference, last_event)
    select partner, 'policy', policy_number, last_event from payung_policy;

alter table payung_policy drop column last_event;

alter table payung_outbox drop constraint payung_fk_outbox_policy;
alter table payung_outbox drop constraint payung_uq_outbox_event;
alter table payung_outbox drop constraint payung_ck_outbox_status;
drop index payung_ix_outbox_status;

alter table payung_outbox add column stream_kind varchar(20);
alter table payung_outbox add column stream_reference varchar(160);
alter table payung_outbox add column occurred_at timestamp with time zone;
alter table payung_outbox add column data varchar(8000);
alter table payung_outbox add column feed_position bigint;

update payung_outbox set
    stream_kind = 'policy',
    stream_reference = (select p.policy_number from payung_policy p where p.id = payung_outbox.policy_id),
    occurred_at = (select p.issued_at from payung_policy p where p.id = payung_outbox.policy_id);

alter table payung_outbox alter column stream_kind set not null;
alter table payung_outbox alter column stream_reference set not null;
alter table payung_outbox alter column occurred_at set not null;
alter table payung_outbox alter column person_id drop not null;
alter table payung_outbox alter column sealed drop not null;
alter table payung_outbox drop column policy_id;
alter table payung_outbox drop column status;
alter table payung_outbox add constraint payung_uq_outbox_event unique (partner, stream_kind, stream_reference, event_number);
alter table payung_outbox add constraint payung_uq_outbox_feed unique (partner, feed_position);
alter table payung_outbox add constraint payung_ck_outbox_data check (data is not null or sealed is not null);

-- The place of the partner's last event that has one: who lists events gives places, one at a time, to what is committed.
create table payung_event_feed (
    partner varchar(63) not null,
    last_position bigint not null,
    constraint payung_pk_event_feed primary key (partner)
);

create table payung_event_channel (
    name varchar(60) not null,
    partner varchar(63),
    subscribed_at timestamp with time zone not null,
    constraint payung_pk_event_channel primary key (name)
);

-- Who has heard of what. A claim moves due_at to the end of its lease, so that whoever dies loses it by itself.
create table payung_delivery (
    channel varchar(60) not null,
    event_id uuid not null,
    partner varchar(63) not null,
    stream_kind varchar(20) not null,
    stream_reference varchar(160) not null,
    event_number integer not null,
    status varchar(10) not null,
    attempts integer not null,
    due_at timestamp with time zone not null,
    constraint payung_pk_delivery primary key (channel, event_id),
    constraint payung_uq_delivery_event unique (channel, partner, stream_kind, stream_reference, event_number),
    constraint payung_fk_delivery_event foreign key (event_id) references payung_outbox (id),
    constraint payung_fk_delivery_channel foreign key (channel) references payung_event_channel (name),
    constraint payung_ck_delivery_status check (status in ('pending', 'sent', 'dead', 'skipped'))
);

create index payung_ix_delivery_due on payung_delivery (channel, status, due_at);
