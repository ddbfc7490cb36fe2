package peyvand.analytical.segment;

import java.util.List;
import peyvand.domain.CustomerId;

/**
 * What a rule comes to among the customers that the viewer sees, before anything is kept.
 *
 * @param members how many belong to it; where not all were asked, about how many
 * @param exact whether all were asked
 * @param low that they are at least so many is as good as sure (95 %); the number itself where all were asked
 * @param high likewise that they are at most so many
 * @param asked how many were asked
 * @param all how many customers there are; where not all were asked, about how many
 * @param some of the members
 */
public record SegmentPreview(
        long members, boolean exact, long low, long high, long asked, long all, List<Member> some) {

    public record Member(CustomerId id, String number, String name) {}
}
