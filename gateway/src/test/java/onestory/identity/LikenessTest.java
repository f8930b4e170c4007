package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of whom a person is asked whether they are one; nobody is linked by it. */
class LikenessTest {

  @ParameterizedTest(name = "{0}")
  @DisplayName("4.45 Who looks like one human is asked about; twins and namesakes are not")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          same names and day, no number on one side       | Maya Okafor 2016-11-02 ehm:P-1  | Maya Okafor 2016-11-02 nl:77     | true
          written otherwise                                | Zoë O'Neill 2016-11-02 ehm:P-1  | ZOE ONEILL 2016-11-02 nl:77      | true
          same-name twins, each with an NHS number         | Jo Novak 2019-01-01 nhs:1       | Jo Novak 2019-01-01 nhs:2        | false
          same-name twins, two ids of one system           | Jo Novak 2019-01-01 ehm:P-1     | Jo Novak 2019-01-01 ehm:P-2      | false
          twins of two names                               | Jo Novak 2019-01-01 ehm:P-1     | Ela Novak 2019-01-01 nl:2        | false
          one name, two people: another day                | Maya Okafor 2016-11-02 ehm:P-1  | Maya Okafor 2015-11-02 nl:77     | false
          a name alone, the day not known                  | Maya Okafor - ehm:P-1           | Maya Okafor - nl:77              | false
          a day alone, the name not known                  | - - 2016-11-02 ehm:P-1          | - - 2016-11-02 nl:77             | false
          another surname                                  | Maya Okafor 2016-11-02 ehm:P-1  | Maya Reid 2016-11-02 nl:77       | false
          """)
  void asks(String title, String one, String other, boolean expected) {
    assertThat(Likeness.asks(side(one), side(other))).isEqualTo(expected);
    assertThat(Likeness.asks(side(other), side(one))).isEqualTo(expected);
  }

  private static Likeness.Side side(String row) {
    String[] parts = row.strip().split(" ");
    return new Likeness.Side(
        parts[0].equals("-") ? "" : parts[0],
        parts[1].equals("-") ? "" : parts[1],
        parts[2].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(parts[2])),
        Arrays.stream(parts)
            .skip(3)
            .map(part -> part.split(":"))
            .map(part -> new PersonIdentifier(system(part[0]), part[1]))
            .collect(Collectors.toSet()));
  }

  private static String system(String kind) {
    return kind.equals("nhs") ? NhsNumber.SYSTEM : "https://onestory.example/fhir/Id/" + kind;
  }
}
