package peyvand.analytical.product;

/** Where a product stands in its life. */
public enum ProductStage {
    /** Bought for the first time not long ago. */
    INTRODUCTION,
    GROWTH,
    MATURITY,
    DECLINE
}
