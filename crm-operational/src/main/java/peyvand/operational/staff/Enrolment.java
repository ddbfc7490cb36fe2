package peyvand.operational.staff;

/**
 * What somebody puts into their authenticator.
 *
 * @param secret to be typed, in groups of four
 * @param uri the same to be scanned or opened
 */
public record Enrolment(String secret, String uri) {

    @Override
    public String toString() {
        return "Enrolment";
    }
}
