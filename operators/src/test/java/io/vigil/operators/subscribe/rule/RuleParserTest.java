package io.vigil.operators.subscribe.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.schemas.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RuleParserTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Known KNOWN =
      new Known(
          Set.of("motion.enters", "sound.knock"),
          new Sentences() {
            @Override
            public Optional<String> model() {
              return Optional.of("tiny 1");
            }

            @Override
            public boolean knows(String sentence) {
              return sentence.contains("someone");
            }

            @Override
            public float[] encode(String sentence) {
              return new float[] {1};
            }
          },
          true);

  private static List<String> faults(String json) throws Exception {
    Checked<Subscription> read = SubscriptionJson.read(JSON.readTree(json));
    List<Fault> faults =
        read instanceof Checked.Good<Subscription> good
            ? RuleParser.parse(good.value(), KNOWN).faults()
            : read.faults();
    return faults.stream().map(Fault::field).toList();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("{'name': 'Night Watch'}", List.of("name")),
        Arguments.of("{'name': 'a', 'streams': ['a b']}", List.of("streams[0]")),
        Arguments.of("{'name': 'a', 'eventTypes': ['motion.enter']}", List.of("eventTypes[0]")),
        Arguments.of("{'name': 'a', 'minConfidence': 1.5}", List.of("minConfidence")),
        Arguments.of("{'name': 'a', 'timeZone': 'Mars/Crater'}", List.of("timeZone")),
        Arguments.of(
            "{'name': 'a', 'hours': [{'from': '08:00', 'to': '08:00'}]}", List.of("hours[0]")),
        Arguments.of(
            "{'name': 'a', 'hours': [{'days': ['FUN'], 'from': '24:00', 'to': '06:00'}]}",
            List.of("hours[0].from", "hours[0].days")),
        Arguments.of(
            "{'name': 'a', 'hours': [{'from': 8, 'to': '25:00'}]}",
            List.of("hours[0].from", "hours[0].from", "hours[0].to")),
        Arguments.of("{'name': 'a', 'sentence': 'человек входит'}", List.of("sentence")),
        Arguments.of("{'name': 'a', 'sentence': ' '}", List.of("sentence")),
        Arguments.of("{'name': 'a', 'threshold': 0.4}", List.of("threshold")),
        Arguments.of(
            "{'name': 'a', 'sentence': 'someone', 'eventTypes': ['sound.knock'],"
                + " 'minConfidence': 0.5, 'threshold': 0}",
            List.of("sentence", "minConfidence", "threshold")),
        Arguments.of(
            "{'name': 'a', 'sequence': [{'type': 'sound.knock'}]}",
            List.of("sequence", "withinSeconds")),
        Arguments.of("{'name': 'a', 'withinSeconds': 3}", List.of("withinSeconds")),
        Arguments.of(
            "{'name': 'a', 'eventTypes': ['sound.knock'], 'withinSeconds': 3,"
                + " 'sequence': ['sound.knock', {'type': 'motion.enters', 'stream': '/'}]}",
            List.of("sequence[1].stream", "eventTypes")),
        Arguments.of(
            "{'name': 'a', 'absenceSeconds': 3, 'lastsSeconds': 4}", List.of("lastsSeconds")),
        Arguments.of(
            "{'name': 'a', 'countAtLeast': 1}", List.of("countAtLeast", "countWithinSeconds")),
        Arguments.of("{'name': 'a', 'coolDownSeconds': -1}", List.of("coolDownSeconds")),
        Arguments.of("{'name': 'a', 'absenceSeconds': 1e300}", List.of("absenceSeconds")),
        Arguments.of("{'name': 'a', 'webhook': 'ftp://x/'}", List.of("webhook")),
        Arguments.of("{'name': 'a', 'webhook': 'http://u:p@x/'}", List.of("webhook")),
        Arguments.of("{'name': 'a', 'webhookSecretName': 'k'}", List.of("webhookSecretName")),
        Arguments.of("{'name': 'a', 'groupBy': 'zone'}", List.of("groupBy")),
        Arguments.of("{'name': 'a', 'enabled': 'yes'}", List.of("enabled")),
        Arguments.of("{'eventType': ['sound.knock']}", List.of("eventType", "name")),
        Arguments.of("{'name': 'a', 'zones': '0,0 1,0 1,1'}", List.of("zones")),
        Arguments.of(
            "{'name': 'a', 'zones': ['0,0 1,0', '0,0 1,1 0.5,0.5', '0,0 1,0 1,2', '0,0 x,0 1,1',"
                + " '0,0 1,0 1', '']}",
            List.of("zones[0]", "zones[1]", "zones[2]", "zones[3]", "zones[4]", "zones[5]")),
        Arguments.of(
            "{'name': 'a', 'eventTypes': ['sound.knock'], 'zones': ['0,0 1,0 1,1']}",
            List.of("zones")),
        Arguments.of(
            "{'name': 'a', 'sentence': 'someone', 'zones': ['0,0 1,0 1,1']}", List.of("zones")),
        Arguments.of("[]", List.of("")));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void everyFaultIsToldAtOnceWithItsField(String json, List<String> fields) throws Exception {
    assertThat(faults(json.replace('\'', '"'))).containsExactlyInAnyOrderElementsOf(fields);
  }

  @Test
  void aFaultNamesWhatWasProbablyMeant() throws Exception {
    Checked<Subscription> read =
        SubscriptionJson.read(JSON.readTree("{\"name\":\"a\",\"coolDown\":3}"));
    assertThat(read.faults().get(0).mend()).isEqualTo("did you mean coolDownSeconds?");
    assertThat(
            RuleParser.parse(
                    Subscription.newBuilder()
                        .setName("a")
                        .setEventTypes(List.of("motion.enter"))
                        .build(),
                    KNOWN)
                .faults()
                .get(0)
                .mend())
        .isEqualTo("did you mean motion.enters?");
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() throws Exception {
    String json =
        """
        {"name": "all", "streams": ["door"], "minConfidence": 0.5,
         "hours": [{"days": ["MON", "SUN"], "from": "22:00", "to": "06:30"}],
         "timeZone": "Europe/Vienna", "withinSeconds": 2.5, "coolDownSeconds": 60,
         "sequence": [{"type": "motion.enters"}, {"type": "motion.enters", "stream": "hall"}],
         "groupBy": "none", "webhook": "https://example.org/hook", "webhookSecretName": "k",
         "enabled": false, "zones": ["0,0.5 0.4,0.5 0.4,1"]}
        """;
    Subscription first = value(SubscriptionJson.read(JSON.readTree(json)));

    assertThat(value(SubscriptionJson.read(SubscriptionJson.write(first)))).isEqualTo(first);
    assertThat(RuleParser.parse(first, KNOWN).faults()).isEmpty();
    assertThat(first.getHours().get(0).getToMinute()).isEqualTo(390);
    assertThat(first.getWithinMillis()).isEqualTo(2_500);
  }

  @Test
  void zonesNeedABundleThatTellsPlaces() {
    Subscription zoned =
        Subscription.newBuilder().setName("a").setZones(List.of("0,0 1,0 1,1")).build();
    Known placeless = new Known(Set.of(), Sentences.none(), false);

    assertThat(RuleParser.parse(zoned, KNOWN).faults()).isEmpty();
    assertThat(RuleParser.parse(zoned, placeless).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo("zones");
              assertThat(fault.fault()).contains("does not tell where");
              assertThat(fault.mend()).contains("a bundle whose manifest has places");
            });
  }

  private static <T> T value(Checked<T> checked) {
    assertThat(checked.faults()).isEmpty();
    return ((Checked.Good<T>) checked).value();
  }
}
