package peyvand.analytical.insight;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.ProductId;
import peyvand.domain.Right;
import peyvand.domain.Viewer;

/** What customers do not want to be offered again. */
@Service
public class OfferRefusals {

    private final JdbcClient jdbc;
    private final Clock clock;

    OfferRefusals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Offers the customer that product no more. */
    @Transactional
    public void refuse(Viewer viewer, CustomerId customer, ProductId product) {
        require(viewer, customer);
        int written = jdbc.sql("""
                insert into offer_refusal (customer_id, product_id, at, by_staff)
                select :customer, product_id, :at, :by from dim_product where product_id = :product
                on conflict (customer_id, product_id) do update set at = excluded.at, by_staff = excluded.by_staff
                """)
                .param("customer", customer.value())
                .param("product", product.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", viewer.staff().value())
                .update();
        if (written == 0) {
            throw new NotFound(product);
        }
    }

    /** Takes it that they may want it after all. */
    @Transactional
    public void withdraw(Viewer viewer, CustomerId customer, ProductId product) {
        require(viewer, customer);
        jdbc.sql("delete from offer_refusal where customer_id = :customer and product_id = :product")
                .param("customer", customer.value())
                .param("product", product.value())
                .update();
    }

    private void require(Viewer viewer, CustomerId customer) {
        viewer.require(Right.EDIT, "refuse an offer");
        Visibility.requireCustomer(jdbc, viewer, customer, customer);
    }
}
