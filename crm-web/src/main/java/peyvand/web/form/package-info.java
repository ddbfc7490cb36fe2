/** Forms as lists of labelled fields: read, checked and shown again in one way. */
@NullMarked
package peyvand.web.form;

import org.jspecify.annotations.NullMarked;
