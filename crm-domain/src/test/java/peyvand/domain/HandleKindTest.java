package peyvand.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleKindTest {

    @ParameterizedTest
    @CsvSource({
        "MOBILE, ۰۹۱۲ ۳۴۵ ۶۷۸۹, IR, +989123456789",
        "MOBILE, +98 912 345 6789, , +989123456789",
        "MOBILE, 00989123456789, GB, +989123456789",
        "PHONE, 021-88776655, IR, +982188776655",
        "PHONE, 1234, IR, 1234",
        "EMAIL, Ali.Ahmadi@Example.COM, , ali.ahmadi@example.com",
        "TELEGRAM, https://t.me/Pars_Co, , pars_co",
        "TELEGRAM, @pars_co, , pars_co",
        "ADDRESS, تهران،  خیابان ولي‌عصر, , 'تهران، خیابان ولیعصر'"
    })
    void givesEqualHandlesOneForm(HandleKind kind, String written, String region, String normal) {
        assertThat(kind.normalise(written, region)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"EMAIL, ali", "EMAIL, a b@c.d", "EMAIL, 'a@b\nBcc:e@f'", "TELEGRAM, @x", "PHONE, --", "MOBILE, '  '"})
    void refusesWhatCannotReachAnybody(HandleKind kind, String written) {
        assertThatThrownBy(() -> kind.normalise(written, "IR")).isInstanceOf(RuleViolation.class);
    }
}
