package peyvand.web.list;

import peyvand.web.i18n.Ui;

/** A list of which views are kept. */
public interface ListSource {

    ListSpec<?> spec(Ui ui);

    /** As in {@link ListSpec#name}. */
    String list();
}
