package peyvand.web.journey;

import org.junit.jupiter.api.Test;
import peyvand.operational.staff.Language;

@Journey
class EveryEnglishPageTest extends EveryPage {

    @Test
    void hindersNobody(Chromium chromium) {
        hindersNobody(Language.EN, chromium);
    }
}
