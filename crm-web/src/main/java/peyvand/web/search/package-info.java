/** One field that finds any record, on every page. */
@NullMarked
package peyvand.web.search;

import org.jspecify.annotations.NullMarked;
