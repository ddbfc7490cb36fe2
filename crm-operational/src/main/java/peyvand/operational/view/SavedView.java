package peyvand.operational.view;

import peyvand.domain.ViewId;

/** A view of a list that somebody kept. @param shared with everybody; else only its owner sees it */
public record SavedView(ViewId id, String list, String name, boolean shared, ViewContent content, int version) {}
