-- What a gateway took back of a payment after it was there: all of it that was not sent back from here.

alter table payung_payment add column reversed numeric(24, 6);
alter table payung_payment add column reversed_at timestamp with time zone;
alter table payung_payment add constraint payung_ck_payment_reversed
    check ((reversed is null) = (reversed_at is null) and (reversed is null or (reversed >= 0 and state = 'reversed')));
