package peyvand.operational.field;

import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order in which fields, or the choices of one, stand: each has a place, from 1 on. */
final class Places {

    private Places() {}

    /** Moves one of them before the one it follows, or behind the one it precedes; the first and the last stay. */
    static void move(JdbcClient jdbc, String table, List<Long> inOrder, long id, boolean earlier) {
        int from = inOrder.indexOf(id);
        int to = earlier ? from - 1 : from + 1;
        if (from < 0 || to < 0 || to >= inOrder.size()) {
            return;
        }
        Collections.swap(inOrder, from, to);
        jdbc.sql("update " + table + " t set place = o.place from unnest(:ids) with ordinality o (id, place)"
                        + " where t.id = o.id and t.place <> o.place")
                .param("ids", inOrder.toArray(Long[]::new))
                .update();
    }
}
