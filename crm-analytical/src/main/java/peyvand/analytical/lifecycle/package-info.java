/** The life of a customer in stages, as plain arithmetic over days of purchases. */
@ApplicationModule
@NullMarked
package peyvand.analytical.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
