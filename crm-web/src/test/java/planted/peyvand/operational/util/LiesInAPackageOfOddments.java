package planted.peyvand.operational.util;

public class LiesInAPackageOfOddments {}
