package peyvand.operational.sales;

import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface OrderLineRepository extends JpaRepository<OrderLine, Long> {

    /** The line, which nobody else takes anything back of until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from OrderLine l where l.id = :id and l.order = :order")
    Optional<OrderLine> locked(long id, long order);

    @Query("select coalesce(max(l.lineNo), 0) + 1 from OrderLine l where l.order = :order")
    int nextNumber(long order);

    /** How much of a line stands in returns that are not cancelled, as a positive number. */
    @NativeQuery("""
            select coalesce(-sum(r.quantity), 0) from order_line r join sales_order o on o.id = r.order_id
            where r.returns_line_id = :line and o.state <> 'CANCELLED'
            """)
    BigDecimal returned(long line);

    /** The draft return into which things of this order were already taken back. */
    @NativeQuery("""
            select o.id from order_line l join order_line r on r.returns_line_id = l.id
            join sales_order o on o.id = r.order_id
            where l.order_id = :order and o.state = 'DRAFT' order by o.id limit 1
            """)
    Optional<Long> openReturn(long order);

    @NativeQuery("""
            select exists (select from order_line l join order_line r on r.returns_line_id = l.id
            join sales_order o on o.id = r.order_id where l.order_id = :order and o.state <> 'CANCELLED')
            """)
    boolean hasReturns(long order);
}
