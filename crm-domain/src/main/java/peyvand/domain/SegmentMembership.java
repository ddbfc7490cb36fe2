package peyvand.domain;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which customers belong to which segments, for whoever addresses or serves them. An archived segment has no members. */
public interface SegmentMembership {

    /**
     * A segment that a customer belongs to.
     *
     * @param name as people have written it
     */
    record Membership(SegmentId segment, String name, Instant since) {}

    boolean contains(SegmentId segment, CustomerId customer);

    /**
     * Members that the viewer sees, by their ids.
     *
     * @param after the last of the page before; null for the first page
     * @param size at most so many
     * @throws NotFound when there is no such segment
     */
    List<CustomerId> members(Viewer viewer, SegmentId segment, @Nullable CustomerId after, int size);

    /** All members that the viewer sees, by their ids, one at a time, however many there are. */
    void each(Viewer viewer, SegmentId segment, Consumer<CustomerId> consumer);

    /** The segments of a customer by their names; none of one that the viewer does not see. */
    List<Membership> of(Viewer viewer, CustomerId customer);
}
