/** On which days nobody works. Owns {@code holiday}; its service is the only writer of it. */
@ApplicationModule
@NullMarked
package peyvand.operational.holiday;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
