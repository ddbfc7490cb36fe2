/**
 * Who buys and whom we talk to. Owns {@code customer}, {@code contact}, {@code handle}, {@code consent} and {@code tag};
 * its services are the only writers of them, beside imports and merges.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
