package peyvand.web.security;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.validation.Errors;
import peyvand.domain.Role;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.Founding;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;

/** What the set-up page asks for. */
record SetupForm(
        String secret,

        @NotBlank(message = "{security.field.required}")
        @Size(max = 200, message = "{security.field.long}")
        @Pattern(regexp = StaffForm.ONE_LINE, message = "{security.field.oneLine}")
        String name,

        @NotBlank(message = "{security.field.required}")
        @Size(max = 254, message = "{security.field.long}")
        @Email(regexp = StaffForm.EMAIL, message = "{security.field.email}")
        String email,

        @NotBlank(message = "{security.field.required}") String password,
        String passwordAgain,

        @NotBlank(message = "{security.field.required}")
        @Size(max = 200, message = "{security.field.long}")
        @Pattern(regexp = StaffForm.ONE_LINE, message = "{security.field.oneLine}")
        String companyName,

        String baseCurrency,
        String zone,
        @NotNull(message = "{security.field.choose}") Language language) {

    SetupForm {
        secret = secret == null ? "" : secret;
        passwordAgain = passwordAgain == null ? "" : passwordAgain;
    }

    static SetupForm fresh(Language language) {
        boolean persian = language == Language.FA;
        return new SetupForm(
                "", "", "", "", "", "", persian ? "IRR" : "EUR", persian ? "Asia/Tehran" : "UTC", language);
    }

    void check(Errors errors) {
        if (password != null && !passwordAgain.equals(password)) {
            errors.rejectValue("passwordAgain", "security.field.passwordsDiffer");
        }
        if (!Choices.CURRENCIES.contains(baseCurrency)) {
            errors.rejectValue("baseCurrency", "security.field.choose");
        }
        if (Choices.zone(zone).isEmpty()) {
            errors.rejectValue("zone", "security.field.choose");
        }
    }

    Founding founding() {
        return new Founding(
                new Company(companyName, baseCurrency, ZoneId.of(zone), language),
                new NewStaff(name, email, password, Set.of(Role.ADMINISTRATOR), language));
    }
}
