package peyvand.operational.staff;

/** Light, dark, or as the device has it. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK
}
