package peyvand.web.form;

/** How a field is typed and read. */
public enum FieldType {
    TEXT,
    LONG_TEXT,
    WHOLE_NUMBER,
    DECIMAL,
    DATE,
    CHOICE,
    /** Any number of the choices. */
    CHOICES,
    EMAIL,
    PASSWORD,
    /** Another record, named by typing and choosing. */
    SUGGESTED,
    /** Several words, parted by commas. */
    WORDS,
    /** Any number of files, read beside the form. */
    FILES,
    HIDDEN
}
