/** How tests visit the application: over HTTP, as a browser does. */
@NullMarked
package peyvand.web.testing;

import org.jspecify.annotations.NullMarked;
