/** What somebody is told of. */
@NullMarked
package peyvand.web.notification;

import org.jspecify.annotations.NullMarked;
