package peyvand.operational.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about an import.
 *
 * @param rowsPerSecond of the phase it is in; null when it is not at work
 * @param timeLeft of the phase it is in; null when it cannot be told
 * @param counts by name: {@code CUSTOMER.NEW}, {@code ORDER.UPDATED}, {@code PRODUCT.UNCHANGED}, {@code CONTACT.REFUSED},
 *     {@code ORDER.SKIPPED}, {@code ORDER.KEPT} (by an undo), {@code ROW.FILE}, {@code ROW.REFUSED}
 * @param begun whether some of it is written, so that format and mapping stand fast
 * @param hasFile whether the file is still there
 * @param failureKey names a message, as {@code rule.import...} or {@code imports.failure...}
 */
public record ImportDetails(
        ImportRow row,
        @Nullable ImportPhase phase,
        @Nullable Long rowsPerSecond,
        @Nullable Duration timeLeft,
        boolean stopRequested,
        FileFormat format,
        ImportMapping mapping,
        ImportOptions options,
        String sha256,
        Map<String, Long> counts,
        @Nullable Reconciliation reconciliation,
        @Nullable String failureKey,
        List<String> failureArgs,
        boolean begun,
        boolean hasFile,
        @Nullable Instant startedAt) {}
