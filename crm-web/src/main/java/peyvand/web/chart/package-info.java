/** Pictures of figures, reckoned on the server and drawn as SVG, mirrored where the language is read from the right. */
@NullMarked
package peyvand.web.chart;

import org.jspecify.annotations.NullMarked;
