package planted.peyvand.operational;

public class StringHelper {}
