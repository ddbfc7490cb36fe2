/**
 * What stands on the papers of the company, and when its years of account begin. Owns {@code letterhead}, of which its service is
 * the only writer, and {@code issuer}, which keeps how it was whenever a paper went out.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.letterhead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
