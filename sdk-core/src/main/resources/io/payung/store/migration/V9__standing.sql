-- What a policy became by a move, whatever its dates say: in grace, lapsed, cancelled, void, ended by a claim or replaced. Both are empty while
-- the dates alone tell whether it is scheduled, in force or expired.

alter table payung_policy add column standing varchar(20);
alter table payung_policy add column standing_since timestamp with time zone;
alter table payung_policy add constraint payung_ck_policy_standing
    check (case standing when 'in-grace' then 1 when 'lapsed' then 1 when 'cancelled' then 1 when 'void' then 1 when 'ended-by-claim' then 1
        when 'replaced' then 1 else 0 end = 1 or standing is null);
alter table payung_policy add constraint payung_ck_policy_standing_since check ((standing is null) = (standing_since is null));
