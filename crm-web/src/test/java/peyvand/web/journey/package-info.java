/** What people do here from beginning to end, in a real browser and in both languages. */
@NullMarked
package peyvand.web.journey;

import org.jspecify.annotations.NullMarked;
