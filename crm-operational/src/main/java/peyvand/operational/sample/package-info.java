/** A made-up company to look around in. It comes as four imports and what hangs on them, so it goes as they are undone. */
@ApplicationModule
@NullMarked
package peyvand.operational.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
