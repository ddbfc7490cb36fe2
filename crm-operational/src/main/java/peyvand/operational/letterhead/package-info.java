/**
 * What stands on the papers of the company, and when its years of account begin. Owns {@code letterhead}; its service is
 * the only writer of it.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.letterhead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
