/**
 * Who may do what in the browser: sign-in, sessions, rights, tokens against forged writes, and the headers of every
 * answer.
 */
@NullMarked
package peyvand.web.security;

import org.jspecify.annotations.NullMarked;
