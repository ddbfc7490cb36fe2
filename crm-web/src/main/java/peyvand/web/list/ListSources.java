package peyvand.web.list;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.domain.NotFound;
import peyvand.web.i18n.Ui;

/** Finds a list by its name. */
@Component
class ListSources {

    private final List<Listing<?, ?>> sources;

    ListSources(List<Listing<?, ?>> sources) {
        this.sources = sources;
    }

    /** @throws NotFound when there is no such list */
    ListSpec<?> spec(String list, Ui ui) {
        return sources.stream()
                .filter(source -> source.list().equals(list))
                .findFirst()
                .orElseThrow(() -> new NotFound(list))
                .spec(ui, Set.of());
    }
}
