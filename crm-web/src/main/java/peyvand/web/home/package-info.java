/** The first page. */
@NullMarked
package peyvand.web.home;

import org.jspecify.annotations.NullMarked;
