package peyvand.web.security;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;

/** Somebody new. */
record StaffForm(
        @NotBlank(message = "{security.field.required}")
        @Size(max = 200, message = "{security.field.long}")
        @Pattern(regexp = ONE_LINE, message = "{security.field.oneLine}")
        String name,

        @NotBlank(message = "{security.field.required}")
        @Size(max = 254, message = "{security.field.long}")
        @Email(regexp = EMAIL, message = "{security.field.email}")
        String email,

        @NotBlank(message = "{security.field.required}") String password,
        @NotNull(message = "{security.field.choose}") Language language,
        @Nullable String administrator) {

    static final String ONE_LINE = "[^\\p{Cntrl}]*";
    static final String EMAIL =
            "[^\\p{Cntrl}\\s@<>\"(),:;]+@[^\\p{Cntrl}\\s@<>\"(),:;.]+(\\.[^\\p{Cntrl}\\s@<>\"(),:;.]+)*";

    static StaffForm fresh(Language language) {
        return new StaffForm("", "", "", language, null);
    }

    NewStaff person() {
        return new NewStaff(name, email, password, Boolean.parseBoolean(administrator), language);
    }
}
