package planted.peyvand.operational;

public class SpeaksToTheConsole {

    void speak() {
        System.out.println("here I am");
    }
}
