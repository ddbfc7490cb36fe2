/**
 * What colleagues know of a customer beside the facts. Owns {@code relationship_note}, {@code occasion} and
 * {@code favourite_colleague}; its service is the only writer of them.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.relationship;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
