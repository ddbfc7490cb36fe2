package peyvand.db;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

class ServerRequirementsTests {

    @Test
    void refusesAServerThatIsTooOld() {
        assertThatExceptionOfType(DatabaseStartFailure.class)
                .isThrownBy(() -> ServerRequirements.requireRecent(14, "14.9"))
                .withMessage("The database server is PostgreSQL 14.9; Peyvand needs 15 or later.");
    }

    @Test
    void acceptsTheOldestThatWillDo() {
        assertThatNoException().isThrownBy(() -> ServerRequirements.requireRecent(15, "15.0"));
    }
}
