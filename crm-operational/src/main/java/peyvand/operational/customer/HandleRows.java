package peyvand.operational.customer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.ContactId;
import peyvand.domain.HandleKind;

/** Reads handles with the newest word of each consent. */
final class HandleRows {

    private HandleRows() {}

    /** @param owner the column that names the owner, {@code h.customer_id} or {@code h.contact_id} */
    static List<HandleRow> of(JdbcClient jdbc, String owner, long id) {
        return jdbc.sql("""
                select h.id, h.contact_id, h.kind, h.value, h.normal, h.label,
                       array(select distinct on (purpose) purpose || case when granted then '+' else '-' end
                             from consent where handle_id = h.id order by purpose, id desc) as consents
                from handle h where %s = :id
                order by h.contact_id nulls first, array_position(array['MOBILE','PHONE','EMAIL','TELEGRAM','FAX','ADDRESS'], h.kind), h.id
                limit 200
                """.formatted(owner))
                .param("id", id)
                .query((rs, n) -> {
                    Long contact = rs.getObject("contact_id", Long.class);
                    return new HandleRow(
                            rs.getLong("id"),
                            contact == null ? null : new ContactId(contact),
                            HandleKind.valueOf(rs.getString("kind")),
                            rs.getString("value"),
                            rs.getString("normal"),
                            rs.getString("label"),
                            consents((String[]) rs.getArray("consents").getArray()));
                })
                .list();
    }

    private static Map<ConsentPurpose, Boolean> consents(String[] signed) {
        Map<ConsentPurpose, Boolean> consents = new EnumMap<>(ConsentPurpose.class);
        for (String one : signed) {
            int last = one.length() - 1;
            consents.put(ConsentPurpose.valueOf(one.substring(0, last)), one.charAt(last) == '+');
        }
        return consents;
    }
}
