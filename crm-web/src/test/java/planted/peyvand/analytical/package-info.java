/** What the rules of the house forbid, so that their test can see them find it. */
@NullMarked
package planted.peyvand.analytical;

import org.jspecify.annotations.NullMarked;
