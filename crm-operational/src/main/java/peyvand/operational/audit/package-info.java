/** Who did what to which record. Owns {@code audit_entry}, which only ever grows. */
@ApplicationModule
@NullMarked
package peyvand.operational.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
