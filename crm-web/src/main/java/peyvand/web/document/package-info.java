/**
 * Papers for customers: what is written on them is a {@link peyvand.web.document.Paper}, and {@link
 * peyvand.web.document.Papers} makes a PDF of it, in either language.
 */
@NullMarked
package peyvand.web.document;

import org.jspecify.annotations.NullMarked;
