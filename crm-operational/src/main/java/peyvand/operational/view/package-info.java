/**
 * The views of lists that colleagues keep, for themselves or for everybody. Owns {@code saved_view} and {@code
 * starting_view}. What a view says is only a request for its list: it shows nobody more than they may see.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
