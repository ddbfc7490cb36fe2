package peyvand.operational.imports;

/** Who of the staff a row names, by e-mail address or by a full name only one of them has. */
final class Owners {

    private Owners() {}

    /** Sets {@code owner_id} of the entities that name somebody, or that are new; refuses those that name nobody we know. */
    static void find(Work work) {
        work.run("""
                update entity e set owner_id = coalesce(
                  (select s.id from staff s where lower(s.email) = lower(e.owner_email)),
                  (select min(s.id) from staff s where crm.fold(s.name) = crm.fold(e.owner_email) having count(*) = 1),
                  case when e.target_id is null and e.owner_email is null then cast(:default_owner as bigint) end)
                """);
        RowsAsEntities.refuse(
                work, "unknownOwner", "e.owner_email is not null and e.owner_id is null", "e.owner_email");
    }
}
