/** All that happened between us and one customer, newest first. */
@ApplicationModule
@NullMarked
package peyvand.collaborative.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
