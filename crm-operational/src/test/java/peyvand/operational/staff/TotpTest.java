package peyvand.operational.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(KEY, second / 30, 8)).isEqualTo(code);
        assertThat(Totp.step(KEY, code.substring(2), Instant.ofEpochSecond(second)))
                .hasValue(second / 30);
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-30, true", "0, true", "30, true", "60, false"})
    void bearsOneStepOfDrift(int seconds, boolean accepted) {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        String code = Totp.code(KEY, 1_234_567_890 / 30, 6);

        assertThat(Totp.step(KEY, code, now.plusSeconds(seconds)).isPresent()).isEqualTo(accepted);
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32AsTheStandard(String text, String base32) {
        assertThat(Totp.base32(text.getBytes(US_ASCII))).isEqualTo(base32);
    }

    @Test
    void takesNoCodeOfAnotherKey() {
        Instant now = Instant.ofEpochSecond(59);
        byte[] other = "12345678901234567891".getBytes(US_ASCII);

        assertThat(Totp.step(other, Totp.code(KEY, 1, 6), now)).isEmpty();
        assertThat(Totp.step(KEY, "", now)).isEmpty();
    }
}
