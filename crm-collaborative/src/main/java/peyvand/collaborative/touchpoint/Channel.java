package peyvand.collaborative.touchpoint;

/** On what way somebody was in touch. */
public enum Channel {
    PHONE,
    VISIT,
    EMAIL,
    LETTER,
    FAX,
    SMS,
    TELEGRAM,
    CHAT,
    SOCIAL,
    WEB,
    KIOSK,
    OTHER,
    /** Written among ourselves: no contact with the customer, hence without direction. */
    NOTE
}
