/** What is going on: the first page of the day. Reads what others own. */
@ApplicationModule
@NullMarked
package peyvand.operational.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
