/** Reports: a picture, the table beneath it, and the records behind each figure. */
@NullMarked
package peyvand.web.report;

import org.jspecify.annotations.NullMarked;
