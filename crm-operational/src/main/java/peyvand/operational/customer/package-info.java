/**
 * Who buys and whom we talk to. Owns {@code customer}, {@code contact}, {@code handle}, {@code consent}, {@code tag} and {@code customer_tier};
 * its services are the only writers of them, beside imports and merges.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
