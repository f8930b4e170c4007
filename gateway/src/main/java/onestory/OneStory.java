package onestory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway. */
@SpringBootApplication
public class OneStory {

  public static void main(String[] args) {
    SpringApplication.run(OneStory.class, args);
  }
}
