-- Old events are deleted with what is noted of their delivery; PostgreSQL looks for it at each of them, and makes no index for a foreign key.

create index payung_ix_delivery_event on payung_delivery (event_id);
