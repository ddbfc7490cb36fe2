package peyvand.operational.imports;

import peyvand.operational.imports.Work.Piece;

/** What files have in common in which each row is a record of its own. */
final class RowsAsEntities {

    private RowsAsEntities() {}

    /**
     * @param matches selects the row number, the id of the record it is about, and how many such records there are
     */
    static void gather(Work work, String matches) {
        work.run("""
                create temp table entity as
                select row_number() over (order by s.row_no)::int as ent_no, s.row_no as first_row, 1 as rows, m.id as target_id,
                       coalesce(m.number, 0) > 1 as ambiguous, false as copy, null::text as status, null::bigint as customer_id, null::bigint as contact_id,
                       null::bigint as owner_id, null::bigint as parent_id, null::bigint as parent_row, s.*
                from stage s left join (%s) m (row_no, id, number) on m.row_no = s.row_no
                """.formatted(matches));
        work.run("create unique index on entity (row_no)");
        work.run("analyze entity");
        refuse(work, "ambiguous", "e.ambiguous");
        String key = switch (work.job().kind()) {
            case CONTACTS ->
                "concat_ws(E'\\x1f', e.customer_key, coalesce(e.match_key, crm.fold(concat_ws(' ', e.given_name, e.family_name))))";
            case LEADS -> "coalesce(e.match_key, crm.fold(concat_ws(E'\\x1f', e.full_name, e.lead_organisation)))";
            default -> "e.match_key";
        };
        refuseRepeated(work, key, "e.target_id is null");
        refuseRepeated(work, "e.target_id::text", "e.target_id is not null");
    }

    /** The second row about one record is refused, unless it says the same as the first. */
    private static void refuseRepeated(Work work, String key, String condition) {
        work.run("""
                with known as (
                  select e.row_no, %1$s as key from entity e where e.reason is null and %2$s
                ), repeated as (
                  select row_no, first_value(row_no) over (partition by key order by row_no) as first from known
                )
                update entity e
                set copy = same.it, reason = case when not same.it then 'repeated' end, args = case when not same.it then r.first::text end
                from repeated r
                cross join lateral (select (select to_jsonb(a) - 'row_no' from stage a where a.row_no = r.row_no)
                  = (select to_jsonb(b) - 'row_no' from stage b where b.row_no = r.first) as it) same
                where r.first < r.row_no and e.row_no = r.row_no
                """.formatted(key, condition));
    }

    static void refuse(Work work, String reason, String condition) {
        refuse(work, reason, condition, "null");
    }

    static void refuse(Work work, String reason, String condition, String argument) {
        work.sql("update entity e set reason = :reason, args = " + argument
                        + " where e.reason is null and not e.copy and " + condition)
                .param("reason", reason)
                .update();
    }

    static void markRefused(Work work) {
        work.run("update entity set status = 'REFUSED' where reason is not null");
        work.run("""
                update stage s set reason = e.reason, args = e.args from entity e
                where e.row_no = s.row_no and e.reason is not null and s.reason is null
                """);
    }

    static void takeIds(Work work, Piece piece, String table) {
        work.sql("""
                update entity set target_id = nextval(pg_get_serial_sequence(:table, 'id'))
                where ent_no between :first and :last and status = 'NEW'
                """)
                .param("table", table)
                .param("first", piece.first())
                .param("last", piece.last())
                .update();
    }
}
