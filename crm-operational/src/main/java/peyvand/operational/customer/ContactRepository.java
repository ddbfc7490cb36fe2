package peyvand.operational.customer;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ContactRepository extends JpaRepository<Contact, Long> {

    @Query("select c from Contact c where c.customer = :customer and c.mergedInto is null order by c.id")
    List<Contact> of(long customer);
}
