/** Custom fields: the administrator's pages, and how their values stand in the forms, pages and lists of records. */
@NullMarked
package peyvand.web.field;

import org.jspecify.annotations.NullMarked;
