/** What things cost, and the lines in which they are offered and sold. */
@ApplicationModule
@NullMarked
package peyvand.operational.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
