package peyvand.operational.imports;

import peyvand.operational.imports.Work.Piece;

/** The handles and tags that rows about customers and contacts bring: added where they are new, never taken away. */
final class HandlesAndTags {

    /** The handles of an entity {@code e}. */
    private static final String HANDLES = """
            (values ('EMAIL', e.email, e.email_normal), ('MOBILE', e.mobile, e.mobile_normal), ('PHONE', e.phone, e.phone_normal),
              ('FAX', e.fax, e.fax_normal), ('TELEGRAM', e.telegram, e.telegram_normal), ('ADDRESS', e.address, e.address_normal)
            ) h (kind, value, normal)
            """;

    private HandlesAndTags() {}

    /** Whether entity {@code e}, known as customer_id and contact_id, brings a handle or tag that is not there yet. */
    static String brings(String tagTable, String owner) {
        return """
                (exists (select 1 from %s where h.normal is not null and not exists (
                   select 1 from handle k where k.customer_id = e.customer_id and k.kind = h.kind and k.normal = h.normal
                     and (e.contact_id is null or k.contact_id is not distinct from e.contact_id)))
                 or exists (select 1 from unnest(string_to_array(e.tags, E'\\x1f')) t where not exists (
                   select 1 from %s x join tag g on g.id = x.tag_id where x.%s = e.target_id and crm.fold(g.name) = crm.fold(t))))
                """.formatted(HANDLES, tagTable, owner);
    }

    static void createTags(Work work, Piece piece) {
        work.run("""
                insert into tag (name, import_id)
                select distinct on (crm.fold(t)) t, :import from entity e, unnest(string_to_array(e.tags, E'\\x1f')) t
                where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED')
                on conflict do nothing
                """, piece);
    }

    /** The tags an entity {@code e} adds to its record, for the record's image. */
    static String addedTags(String tagTable, String owner) {
        return """
                jsonb_build_object('added_tags', (select coalesce(jsonb_agg(distinct g.id), '[]')
                  from unnest(string_to_array(e.tags, E'\\x1f')) t join tag g on crm.fold(g.name) = crm.fold(t)
                  where not exists (select 1 from %s x where x.%s = e.target_id and x.tag_id = g.id)))
                """.formatted(tagTable, owner);
    }

    static void add(Work work, Piece piece, String tagTable, String owner) {
        work.run("""
                insert into handle (customer_id, contact_id, kind, value, normal, import_id, created_at)
                select e.customer_id, e.contact_id, h.kind, h.value, h.normal, :import, :now
                from entity e cross join lateral %s
                where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED') and h.normal is not null
                  and not exists (select 1 from handle k where k.customer_id = e.customer_id and k.kind = h.kind and k.normal = h.normal
                    and (e.contact_id is null or k.contact_id is not distinct from e.contact_id))
                order by e.ent_no
                on conflict do nothing
                """.formatted(HANDLES), piece);
        work.run("""
                insert into %s (%s, tag_id)
                select distinct e.target_id, g.id from entity e, unnest(string_to_array(e.tags, E'\\x1f')) t join tag g on crm.fold(g.name) = crm.fold(t)
                where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED')
                on conflict do nothing
                """.formatted(tagTable, owner), piece);
    }
}
