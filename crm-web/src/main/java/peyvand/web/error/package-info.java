/** What people and programs are told when something goes wrong: never a stack trace, a statement or a path. */
@NullMarked
package peyvand.web.error;

import org.jspecify.annotations.NullMarked;
