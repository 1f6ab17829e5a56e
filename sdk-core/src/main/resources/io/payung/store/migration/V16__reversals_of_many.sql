-- The reversal of a transfer names every policy and application that it paid for, up to 500 of them: 31,000 characters.

alter table payung_outbox alter column data set data type varchar(40000);
