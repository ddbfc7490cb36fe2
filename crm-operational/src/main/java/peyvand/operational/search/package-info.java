/** Finds any record by what somebody types: customers, contacts, products and orders at once. */
@ApplicationModule
@NullMarked
package peyvand.operational.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
