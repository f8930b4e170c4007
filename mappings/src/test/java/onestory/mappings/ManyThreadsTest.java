package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ManyThreadsTest {

  private static final int THREADS = 8;

  @Test
  void everyThreadGetsWhatOneAloneWouldGet() throws Exception {
    Mappings mappings = new Mappings();
    List<Example> examples = Example.incoming();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<byte[]>> results = new ArrayList<>();
      for (int round = 0; round < 5; round++) {
        for (Example example : examples) {
          results.add(
              threads.submit(() -> mappings.named(example.map()).transform(example.source())));
        }
      }
      for (int i = 0; i < results.size(); i++) {
        Example example = examples.get(i % examples.size());
        assertThat(Pretty.json(results.get(i).get()))
            .isEqualTo(new String(Example.read(example.beside("out.json")), "UTF-8"));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
