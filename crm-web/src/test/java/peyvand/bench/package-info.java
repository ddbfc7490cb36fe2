/** What pages, imports and starts cost; run by script/bench, no part of the tests. */
@NullMarked
package peyvand.bench;

import org.jspecify.annotations.NullMarked;
