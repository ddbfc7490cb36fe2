/** Activities, the calendar and the link by which other calendars read it. */
@NullMarked
package peyvand.web.activity;

import org.jspecify.annotations.NullMarked;
