package peyvand.operational.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;

/** Looks for the records that files hang on, as far as somebody may see them. */
@Repository
class Holders {

    private final JdbcClient jdbc;

    Holders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A record as the audit log names it.
     *
     * @param timeline of whom what is done with its files is told; null where it is seen there anyway, or of nobody
     */
    record Held(RecordKind kind, long id, @Nullable CustomerId timeline) {}

    /** @throws NotFound when there is no such record for this viewer */
    Held require(Viewer viewer, Holder holder) {
        return statement(viewer, holder)
                .with("id", holder.id())
                .on(jdbc)
                .query((row, number) -> held(holder, row))
                .optional()
                .orElseThrow(() -> new NotFound(holder));
    }

    private static Sql statement(Viewer viewer, Holder holder) {
        return switch (holder.kind()) {
            case CUSTOMER ->
                Visibility.customers(
                        Sql.of("select c.id as customer from customer c where c.id = :id and c.merged_into_id is null"),
                        viewer,
                        "c");
            case CONTACT ->
                Visibility.customers(
                        Sql.of("select c.id as customer from contact k join customer c on c.id = k.customer_id"
                                + " where k.id = :id and k.merged_into_id is null"),
                        viewer,
                        "c");
            case TOUCHPOINT ->
                Visibility.customers(
                        Sql.of("select c.id as customer from touchpoint t join customer o on o.id = t.customer_id"
                                + " join customer c on c.id = coalesce(o.merged_into_id, o.id) where t.id = :id"),
                        viewer,
                        "c");
            case ACTIVITY ->
                Visibility.customers(
                                Sql.of("select y.customer_id as customer from activity y"
                                        + " left join customer c on c.id = y.customer_id"),
                                viewer,
                                "c")
                        .add("where y.id = :id and (y.owner_id = :viewer or c.id is not null)")
                        .with("viewer", viewer.staff().value());
        };
    }

    /** The ledger shows its files itself, and is no kind of record that is changed. */
    private static Held held(Holder holder, ResultSet row) throws SQLException {
        Long id = row.getObject("customer", Long.class);
        CustomerId customer = id == null ? null : new CustomerId(id);
        return switch (holder.kind()) {
            case CUSTOMER -> new Held(RecordKind.CUSTOMER, holder.id(), customer);
            case CONTACT -> new Held(RecordKind.CONTACT, holder.id(), customer);
            case ACTIVITY -> new Held(RecordKind.ACTIVITY, holder.id(), customer);
            case TOUCHPOINT -> new Held(RecordKind.CUSTOMER, row.getLong("customer"), null);
        };
    }
}
