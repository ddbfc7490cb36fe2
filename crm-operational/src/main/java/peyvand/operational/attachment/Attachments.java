package peyvand.operational.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Hangs files on records and takes them off. Who sees a record may add; one takes off one's own, or with a right of its own. */
@Service
@Transactional
public class Attachments {

    /** So many files on one record. */
    public static final int MOST_OF_A_RECORD = 100;

    private static final Logger log = LoggerFactory.getLogger(Attachments.class);

    private final JdbcClient jdbc;
    private final Holders holders;
    private final AttachmentQueries queries;
    private final FileDirectory directory;
    private final AuditLog audit;
    private final Clock clock;

    Attachments(
            JdbcClient jdbc,
            Holders holders,
            AttachmentQueries queries,
            FileDirectory directory,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.holders = holders;
        this.queries = queries;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Hangs files on a record. Their content is in its place before the rows are; where they are not written in the end, it
     * is deleted again.
     *
     * @throws NotFound when there is no such record for this viewer
     * @throws RuleViolation when the record has too many files
     */
    public void add(Viewer viewer, Holder holder, ReceivedFiles received) {
        if (received.isEmpty()) {
            return;
        }
        viewer.require(Right.EDIT, "add a file");
        Holders.Held held = holders.require(viewer, holder);
        OneAtATime.in(jdbc, holder.kind().name(), holder.id());
        requireRoom(holder, received.files().size());
        for (ReceivedFile file : received.files()) {
            AttachmentKey key = AttachmentKey.random();
            keep(file, key);
            insert(viewer, holder, file, key);
            record(viewer, "FILE_ADDED", held, null, file.name());
        }
    }

    /** The file can be brought back for a while. */
    public void remove(Viewer viewer, AttachmentKey key) {
        AttachmentRow file = queries.row(viewer, key);
        requireOwn(viewer, file);
        jdbc.sql("update attachment set removed_by = :by, removed_at = :at where key = :key and removed_at is null")
                .param("by", viewer.staff().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("key", key.value())
                .update();
        record(viewer, "FILE_REMOVED", holders.require(viewer, file.holder()), file.name(), null);
    }

    /**
     * Brings back what was removed.
     *
     * @return the file
     * @throws NotFound when there is none that this viewer may see, or it was cleared away
     */
    public AttachmentRow restore(Viewer viewer, AttachmentKey key) {
        int restored = AttachmentQueries.select("a.id", viewer)
                .and("a.key = :key", "key", key.value())
                .and("a.removed_at is not null")
                .on(jdbc)
                .query(Long.class)
                .optional()
                .map(id -> jdbc.sql("update attachment set removed_by = null, removed_at = null where id = :id")
                        .param("id", id)
                        .update())
                .orElse(0);
        AttachmentRow file = queries.row(viewer, key);
        if (restored > 0) {
            requireOwn(viewer, file);
            record(viewer, "FILE_RESTORED", holders.require(viewer, file.holder()), null, file.name());
        }
        return file;
    }

    /** What hung on an entry of the ledger hangs on the one that corrects it. */
    public void carryOver(Viewer viewer, TouchpointId wrong, TouchpointId right) {
        holders.require(viewer, Holder.of(wrong));
        holders.require(viewer, Holder.of(right));
        jdbc.sql("update attachment set touchpoint_id = :right where touchpoint_id = :wrong")
                .param("right", right.value())
                .param("wrong", wrong.value())
                .update();
    }

    private static void requireOwn(Viewer viewer, AttachmentRow file) {
        if (!file.addedBy().equals(viewer.staff())) {
            viewer.require(Right.DELETE, "remove somebody else's file");
        } else {
            viewer.require(Right.EDIT, "remove a file");
        }
    }

    private void requireRoom(Holder holder, int more) {
        int there = jdbc.sql("select count(*) from attachment where removed_at is null and "
                        + holder.kind().column() + " = :id")
                .param("id", holder.id())
                .query(Integer.class)
                .single();
        if (there + more > MOST_OF_A_RECORD) {
            throw new RuleViolation("rule.attachment.full", MOST_OF_A_RECORD);
        }
    }

    private void keep(ReceivedFile file, AttachmentKey key) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    discard(key);
                }
            }
        });
        try {
            if (file.small() != null) {
                directory.keep(file.small(), key, true);
            }
            directory.keep(file.content(), key, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stays behind is found by the next clearing. */
    private void discard(AttachmentKey key) {
        try {
            directory.delete(key);
        } catch (IOException e) {
            log.warn("The file {} could not be deleted yet: {}", key, e.toString());
        }
    }

    private void insert(Viewer viewer, Holder holder, ReceivedFile file, AttachmentKey key) {
        Instant now = clock.instant();
        jdbc.sql("insert into attachment (key, " + holder.kind().column()
                        + ", name, type, size, sha256, thumbnail, added_by, added_at)"
                        + " values (:key, :holder, :name, :type, :size, :sha256, :thumbnail, :by, :at)")
                .param("key", key.value())
                .param("holder", holder.id())
                .param("name", file.name())
                .param("type", file.kind().type())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("thumbnail", file.small() != null)
                .param("by", viewer.staff().value())
                .param("at", Timestamp.from(now))
                .update();
    }

    private void record(Viewer viewer, String action, Holders.Held held, @Nullable String from, @Nullable String to) {
        Map<String, @Nullable Object> before = new HashMap<>();
        before.put("file", from);
        Map<String, @Nullable Object> after = new HashMap<>();
        after.put("file", to);
        audit.record(viewer, action, held.kind(), held.id(), held.timeline(), Changes.between(before, after));
    }
}
