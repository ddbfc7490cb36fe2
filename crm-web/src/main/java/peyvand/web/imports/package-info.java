/** The pages on which files become records: upload, columns, check, run, result, undo. */
@NullMarked
package peyvand.web.imports;

import org.jspecify.annotations.NullMarked;
