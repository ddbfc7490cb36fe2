package peyvand.web.security;

import org.jspecify.annotations.Nullable;

/** What the sign-in page sends. */
record SignInForm(
        @Nullable String email,
        @Nullable String password,
        @Nullable String next) {

    String givenEmail() {
        return email == null ? "" : email;
    }

    String givenPassword() {
        return password == null ? "" : password;
    }
}
