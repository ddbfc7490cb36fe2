/** The star schema in columns of numbers, as analyses reckon with it. */
@ApplicationModule
@NullMarked
package peyvand.analytical.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
