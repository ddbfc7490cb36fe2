/** What and how each customer buys, read from the star schema. */
@ApplicationModule
@NullMarked
package peyvand.analytical.purchase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
