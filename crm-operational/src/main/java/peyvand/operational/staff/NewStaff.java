package peyvand.operational.staff;

/** Somebody who starts to work here. The password is their first; they should change it. */
public record NewStaff(String name, String email, String password, boolean administrator, Language language) {

    @Override
    public String toString() {
        return "NewStaff[" + email + "]";
    }
}
