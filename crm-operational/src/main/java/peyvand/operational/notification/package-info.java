/**
 * What somebody is told of: what begins soon, and which days come near. Owns {@code notification}; its services are the
 * only writers of it.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
