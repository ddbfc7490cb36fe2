package peyvand.operational.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.NotFound;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Reads files, for whoever sees the record they hang on. */
@Repository
public class AttachmentQueries {

    private static final Logger log = LoggerFactory.getLogger(AttachmentQueries.class);

    private final JdbcClient jdbc;
    private final FileDirectory directory;

    AttachmentQueries(JdbcClient jdbc, FileDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /**
     * Begins a select from {@code attachment a} of what this viewer may see. The customer {@code c} is the one of the record
     * as it is now, after merges too; an activity is also seen by its owner {@code y.owner_id}.
     */
    static Sql select(String columns, Viewer viewer) {
        Sql sql = Sql.of("select " + columns + """
                 from attachment a
                left join contact k on k.id = a.contact_id
                left join activity y on y.id = a.activity_id
                left join touchpoint t on t.id = a.touchpoint_id
                left join customer o on o.id = t.customer_id
                left join customer c on c.id = coalesce(a.customer_id, k.customer_id, y.customer_id, o.merged_into_id, o.id)
                """);
        return Visibility.customers(sql, viewer, "c")
                .add("join staff s on s.id = a.added_by where (c.id is not null or y.owner_id = :viewer)")
                .with("viewer", viewer.staff().value());
    }

    /** The files of a record, the newest first; nothing where the viewer may not see it. */
    public List<AttachmentRow> of(Viewer viewer, Holder holder) {
        return select("a.*, s.name as added_by_name", viewer)
                .and("a." + holder.kind().column() + " = :holder", "holder", holder.id())
                .and("a.removed_at is null")
                .add("order by a.id desc limit " + Attachments.MOST_OF_A_RECORD)
                .on(jdbc)
                .query(AttachmentQueries::row)
                .list();
    }

    /** @throws NotFound when there is none that this viewer may see, or it was removed */
    public AttachmentRow row(Viewer viewer, AttachmentKey key) {
        return select("a.*, s.name as added_by_name", viewer)
                .and("a.key = :key", "key", key.value())
                .and("a.removed_at is null")
                .on(jdbc)
                .query(AttachmentQueries::row)
                .optional()
                .orElseThrow(() -> new NotFound(key));
    }

    /**
     * What is in a file, to be closed by the caller.
     *
     * @param file which this viewer was found to see
     * @param small the small picture of it instead
     * @throws NotFound when it has no such content
     */
    public InputStream open(AttachmentRow file, boolean small) throws IOException {
        if (small && !file.thumbnail()) {
            throw new NotFound(file.key());
        }
        try {
            return directory.open(file.key(), small);
        } catch (NoSuchFileException e) {
            log.error("The file {} is missing: was the directory of files restored with the database?", file.key());
            throw new NotFound(file.key());
        }
    }

    private static AttachmentRow row(ResultSet row, int number) throws SQLException {
        return new AttachmentRow(
                new AttachmentKey(row.getString("key")),
                holder(row),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getBoolean("thumbnail"),
                new StaffId(row.getLong("added_by")),
                row.getString("added_by_name"),
                row.getTimestamp("added_at").toInstant());
    }

    private static Holder holder(ResultSet row) throws SQLException {
        for (Holder.Kind kind : Holder.Kind.values()) {
            Long id = row.getObject(kind.column(), Long.class);
            if (id != null) {
                return new Holder(kind, id);
            }
        }
        throw new IllegalStateException("a file that hangs on nothing");
    }
}
