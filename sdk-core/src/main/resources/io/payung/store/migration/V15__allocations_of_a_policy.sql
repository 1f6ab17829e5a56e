-- A change looks for all that pays for its policy; PostgreSQL makes no index for a foreign key, so that each looked through every payment of the partner.

create index payung_ix_payment_allocation_policy on payung_payment_allocation (policy_id);
