/** Lists: columns, filters, sort, pages and exports in one way. */
@NullMarked
package peyvand.web.list;

import org.jspecify.annotations.NullMarked;
