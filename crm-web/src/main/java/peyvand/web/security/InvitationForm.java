package peyvand.web.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.validation.Errors;

/** How somebody who is invited wants to be called, and their password. */
record InvitationForm(
        @NotBlank(message = "{security.field.required}")
        @Size(max = 200, message = "{security.field.long}")
        @Pattern(regexp = StaffForm.ONE_LINE, message = "{security.field.oneLine}")
        String name,

        String password,
        String passwordAgain) {

    InvitationForm {
        password = password == null ? "" : password;
        passwordAgain = passwordAgain == null ? "" : passwordAgain;
    }

    static InvitationForm of(String name) {
        return new InvitationForm(name, "", "");
    }

    void check(Errors errors) {
        if (!password.equals(passwordAgain)) {
            errors.rejectValue("passwordAgain", "security.field.passwordsDiffer");
        }
    }
}
