/** Files on the pages of records: sent in, listed, fetched, removed and brought back. */
@NullMarked
package peyvand.web.attachment;

import org.jspecify.annotations.NullMarked;
