/** Finds any record by what somebody types: people, products, sales and papers at once. */
@ApplicationModule
@NullMarked
package peyvand.operational.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
