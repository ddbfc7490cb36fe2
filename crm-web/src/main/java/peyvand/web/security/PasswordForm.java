package peyvand.web.security;

import org.springframework.validation.Errors;

/** A new password, by who knows the old one. */
record PasswordForm(String current, String password, String passwordAgain) {

    PasswordForm {
        current = current == null ? "" : current;
        password = password == null ? "" : password;
        passwordAgain = passwordAgain == null ? "" : passwordAgain;
    }

    static final PasswordForm EMPTY = new PasswordForm("", "", "");

    void check(Errors errors) {
        if (!password.equals(passwordAgain)) {
            errors.rejectValue("passwordAgain", "security.field.passwordsDiffer");
        }
    }
}
