/** The one database: its migrations, what it must be able to do, and what is said when it cannot be used. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package peyvand.db;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
