/**
 * What somebody is told of: what begins soon, which days come near, and which customers became theirs. Owns {@code notification}; its services are the
 * only writers of it.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
