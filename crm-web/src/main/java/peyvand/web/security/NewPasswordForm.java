package peyvand.web.security;

import org.springframework.validation.Errors;

/** A password chosen by who holds a link. */
record NewPasswordForm(String password, String passwordAgain) {

    static final NewPasswordForm EMPTY = new NewPasswordForm("", "");

    NewPasswordForm {
        password = password == null ? "" : password;
        passwordAgain = passwordAgain == null ? "" : passwordAgain;
    }

    void check(Errors errors) {
        if (!password.equals(passwordAgain)) {
            errors.rejectValue("passwordAgain", "security.field.passwordsDiffer");
        }
    }
}
