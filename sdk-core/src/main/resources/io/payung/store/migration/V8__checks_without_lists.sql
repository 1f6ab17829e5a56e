-- The same checks, said without a list: H2 2.4 evaluates "x in (…)" in the session that made the table, and once a pool has retired that connection,
-- every row that meets the check is refused.

alter table payung_refund_due drop constraint payung_ck_refund_due_status;
alter table payung_refund_due add constraint payung_ck_refund_due_status
    check (case status when 'owed' then 1 when 'sent' then 1 when 'settled' then 1 when 'withdrawn' then 1 else 0 end = 1);

alter table payung_application drop constraint payung_ck_application_state;
alter table payung_application add constraint payung_ck_application_state
    check (case state when 'awaiting-payment' then 1 when 'issued' then 1 when 'lapsed' then 1 when 'refund-due' then 1 when 'refunded' then 1 else 0 end = 1);

alter table payung_payment drop constraint payung_ck_payment_state;
alter table payung_payment add constraint payung_ck_payment_state
    check (case state when 'unknown' then 1 when 'pending' then 1 when 'settled' then 1 when 'failed' then 1 when 'reversed' then 1 else 0 end = 1);

alter table payung_delivery drop constraint payung_ck_delivery_status;
alter table payung_delivery add constraint payung_ck_delivery_status
    check (case status when 'pending' then 1 when 'sent' then 1 when 'dead' then 1 when 'skipped' then 1 else 0 end = 1);

alter table payung_cover drop constraint payung_ck_cover_state;
alter table payung_cover add constraint payung_ck_cover_state
    check (case state when 'held' then 1 when 'released' then 1 else 0 end = 1);

alter table payung_limit_use drop constraint payung_ck_limit_use_state;
alter table payung_limit_use add constraint payung_ck_limit_use_state
    check (case state when 'counted' then 1 when 'freed' then 1 else 0 end = 1);
