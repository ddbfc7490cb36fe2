package peyvand.operational.bulk;

import java.util.Collection;
import java.util.List;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;

/** What can be done with many records of a kind. Each owner of such records has one. */
public interface BulkActions {

    RecordKind kind();

    List<BulkAction> all();

    /** Those of the ids that the viewer sees. */
    Selection picked(Viewer viewer, Collection<Long> ids);

    /** Those of a past change that the viewer sees; they are bound as {@code :bulk}. */
    Selection changed(Viewer viewer);

    /**
     * @param action one of {@link #all}
     * @param value plain, as it is stored
     * @throws RuleViolation when the value does not fit
     */
    BulkOperation operation(String action, String value);

    /** Tells others what they are told when one is saved. */
    default void saved(List<Long> ids) {}

    /** Tells others what they are told when this is done; once, to however many records. */
    default void done(Viewer viewer, String action, String value, List<Long> ids) {}
}
