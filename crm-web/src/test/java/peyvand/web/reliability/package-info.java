/** What the running application survives: kills, a database that dies, people who do the same at the same moment. */
@NullMarked
package peyvand.web.reliability;

import org.jspecify.annotations.NullMarked;
