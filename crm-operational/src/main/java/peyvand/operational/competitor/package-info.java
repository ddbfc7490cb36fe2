/** Who else sells what we sell. Owns {@code competitor}; its service is the only writer of it. */
@ApplicationModule
@NullMarked
package peyvand.operational.competitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
