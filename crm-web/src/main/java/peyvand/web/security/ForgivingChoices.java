package peyvand.web.security;

import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Digits;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.Theme;

/** Reads a choice that does not exist as none: so the form says to choose one, and keeps all else that was typed. */
@Configuration(proxyBeanMethods = false)
class ForgivingChoices implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        forgive(registry, Language.class);
        forgive(registry, Calendar.class);
        forgive(registry, Digits.class);
        forgive(registry, Theme.class);
    }

    @SuppressWarnings("NullAway") // a converter may well return null
    private static <E extends Enum<E>> void forgive(FormatterRegistry registry, Class<E> type) {
        registry.addConverter(
                String.class,
                type,
                text -> Stream.of(type.getEnumConstants())
                        .filter(choice -> choice.name().equalsIgnoreCase(text.strip()))
                        .findFirst()
                        .orElse(null));
    }
}
