package planted.peyvand.unmarked;

public class LiesInAnUnmarkedPackage {}
