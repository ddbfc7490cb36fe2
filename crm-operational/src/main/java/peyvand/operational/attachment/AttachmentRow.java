package peyvand.operational.attachment;

import java.time.Instant;
import peyvand.domain.StaffId;

/**
 * A file as it stands in a list.
 *
 * @param type what it is by its content: one of few, none of which a browser runs
 * @param size in bytes
 * @param thumbnail whether there is a small picture of it
 */
public record AttachmentRow(
        AttachmentKey key,
        Holder holder,
        String name,
        String type,
        long size,
        boolean thumbnail,
        StaffId addedBy,
        String addedByName,
        Instant addedAt) {}
