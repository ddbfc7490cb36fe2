package peyvand.operational.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peyvand.domain.StaffId;

class SecretBoxTest {

    private static final byte[] SECRET = "a secret".getBytes(UTF_8);
    private static final StaffId SARA = new StaffId(1);

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasClosedAlsoAfterARestart() {
        byte[] closed = new SecretBox(folder, "").close(SECRET, SARA);

        assertThat(new SecretBox(folder, "").open(closed, SARA)).hasValue(SECRET);
        assertThat(new String(closed, UTF_8)).doesNotContain("a secret");
        assertThat(new SecretBox(folder, "").close(SECRET, SARA)).isNotEqualTo(closed);
    }

    @Test
    void keepsItsKeyInAFileOfTheOwner() throws IOException {
        new SecretBox(folder.resolve("data"), "").close(SECRET, SARA);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/secret-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void writesNoFileWhereTheOperatorSetAKey() {
        byte[] closed = new SecretBox(folder, "a key chosen by the operator").close(SECRET, SARA);

        assertThat(folder).isEmptyDirectory();
        assertThat(new SecretBox(folder, "a key chosen by the operator").open(closed, SARA))
                .hasValue(SECRET);
        assertThat(new SecretBox(folder, "another key of the operator").open(closed, SARA))
                .isEmpty();
    }

    @Test
    void opensNothingInTheNameOfSomebodyElse() {
        SecretBox box = new SecretBox(folder, "");

        assertThat(box.open(box.close(SECRET, SARA), new StaffId(2))).isEmpty();
    }

    @Test
    void refusesAKeyThatCouldBeGuessed() {
        assertThatThrownBy(() -> new SecretBox(folder, "short")).hasMessageContaining("PEYVAND_SECRET_KEY");
    }
}
