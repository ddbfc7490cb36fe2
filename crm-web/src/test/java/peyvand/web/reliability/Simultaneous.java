package peyvand.web.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Page;

/** Lets several browsers do something at the same moment. */
final class Simultaneous {

    private Simultaneous() {}

    @FunctionalInterface
    interface Visit {
        Page by(Browser browser, int number);
    }

    static List<Page> visits(List<Browser> browsers, Visit visit) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(browsers.size());
        ExecutorService threads = Executors.newFixedThreadPool(browsers.size());
        try {
            List<Future<Page>> pages = new ArrayList<>();
            for (int i = 0; i < browsers.size(); i++) {
                int number = i;
                Browser browser = browsers.get(i);
                pages.add(threads.submit(() -> {
                    barrier.await(30, TimeUnit.SECONDS);
                    return visit.by(browser, number);
                }));
            }
            List<Page> answers = new ArrayList<>();
            for (Future<Page> page : pages) {
                answers.add(page.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
