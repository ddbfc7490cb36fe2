package peyvand.web.security;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import peyvand.domain.Role;
import peyvand.operational.staff.Invitee;
import peyvand.operational.staff.Language;

/** Somebody to invite. @param roles their names; one that does not exist is none, so the form says to choose one */
record StaffForm(
        @NotBlank(message = "{security.field.required}")
        @Size(max = 200, message = "{security.field.long}")
        @Pattern(regexp = ONE_LINE, message = "{security.field.oneLine}")
        String name,

        @NotBlank(message = "{security.field.required}")
        @Size(max = 254, message = "{security.field.long}")
        @Email(regexp = EMAIL, message = "{security.field.email}")
        String email,

        @NotNull(message = "{security.field.choose}") Language language,
        @NotEmpty(message = "{security.field.choose}") Set<String> roles) {

    /** No control characters, and none of those that end a line elsewhere than in ASCII. */
    static final String ONE_LINE = "[^\\p{Cc}\\u2028\\u2029]*";

    static final String EMAIL =
            "[^\\p{Cc}\\p{Z}\\s@<>\"(),:;]+@[^\\p{Cc}\\p{Z}\\s@<>\"(),:;.]+(\\.[^\\p{Cc}\\p{Z}\\s@<>\"(),:;.]+)*";

    StaffForm {
        roles = roles == null ? Set.of() : names(known(roles));
    }

    static StaffForm fresh(Language language) {
        return new StaffForm("", "", language, Set.of());
    }

    Invitee person() {
        return new Invitee(name, email, known(roles), language);
    }

    private static Set<Role> known(Set<String> names) {
        return Stream.of(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}
