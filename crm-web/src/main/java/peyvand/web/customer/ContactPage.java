package peyvand.web.customer;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.Holder;
import peyvand.operational.customer.ContactDetails;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerKind;
import peyvand.web.attachment.FileCards;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Puts a contact's page together. */
@Component
class ContactPage {

    private final ContactQueries contacts;
    private final Preferences preferences;
    private final RelationshipCards relationship;
    private final CustomFieldSets customFields;
    private final FileCards files;

    ContactPage(
            ContactQueries contacts,
            Preferences preferences,
            RelationshipCards relationship,
            CustomFieldSets customFields,
            FileCards files) {
        this.contacts = contacts;
        this.preferences = preferences;
        this.relationship = relationship;
        this.customFields = customFields;
        this.files = files;
    }

    String show(Viewer viewer, Ui ui, ContactDetails contact, Form handleForm, Conversation conversation, Model model) {
        boolean person = contact.customerKind() == CustomerKind.PERSON;
        model.addAttribute(
                "record",
                customFields
                        .of(RecordKind.CONTACT, ui)
                        .extend(
                                ContactFields.view(contact, person, ui),
                                contact.id().value()));
        model.addAttribute("customer", contact.customer());
        model.addAttribute("customerName", contact.customerName());
        model.addAttribute("handles", HandleViews.of(contacts.handles(contact.id()), ui));
        model.addAttribute("handleForm", handleForm);
        model.addAttribute("preferences", preferences.of(viewer, contact.id(), ui));
        model.addAttribute("conversation", conversation);
        if (!model.containsAttribute(RelationshipCards.NAME)) {
            model.addAttribute(
                    RelationshipCards.NAME,
                    relationship.ofContact(viewer, ui, contact.customer(), contact.id(), !contact.archived()));
        }
        if (!model.containsAttribute(FileCards.NAME)) {
            model.addAttribute(
                    FileCards.NAME,
                    files.of(viewer, ui, Holder.of(contact.id()), "/contacts/" + contact.id(), !contact.archived()));
        }
        return "contact/page";
    }
}
