/**
 * Possible sales on their way through the stages of a pipeline. Owns {@code pipeline}, {@code stage},
 * {@code opportunity}, {@code opportunity_line}, {@code opportunity_move}, {@code opportunity_tag} and
 * {@code stage_total}.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.opportunity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
