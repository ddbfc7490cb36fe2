/** What stands around every page. */
@NullMarked
package peyvand.web.shell;

import org.jspecify.annotations.NullMarked;
