/**
 * The one ledger of contacts between us and customers. Owns {@code touchpoint}, which only grows: a correction is a new
 * entry that names the one it replaces.
 */
@ApplicationModule
@NullMarked
package peyvand.collaborative.touchpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
