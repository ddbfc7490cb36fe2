/**
 * What there is to do: tasks, calls and meetings, and when. Owns {@code activity}; its services are the only writers of
 * it, beside the sample company and reminders, which take note that they were given.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
