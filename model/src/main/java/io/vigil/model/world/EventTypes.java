package io.vigil.model.world;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The vocabulary of events: what a camera's owner asks for. Each one can be told by a person from
 * four seconds with two pictures a second.
 */
public final class EventTypes {
  /** The picture is black. */
  public static final String CAMERA_BLACKOUT = "camera.blackout";

  /** Something lies over the lens. */
  public static final String CAMERA_COVERED = "camera.covered";

  /** The picture no longer changes, not even in its noise. */
  public static final String CAMERA_FROZEN = "camera.frozen";

  /** The whole picture jerks about. */
  public static final String CAMERA_SHAKEN = "camera.shaken";

  /** The picture changes at once to another view. */
  public static final String CAMERA_CUT = "camera.cut";

  /** The sound is digital silence, or broken by it. */
  public static final String SOUND_LOST = "sound.lost";

  /** A thing comes into view. */
  public static final String MOTION_ENTERS = "motion.enters";

  /** A thing goes out of view. */
  public static final String MOTION_LEAVES = "motion.leaves";

  /** A moving thing comes to rest in view. */
  public static final String MOTION_STOPS = "motion.stops";

  /** Someone puts a thing down and goes away from it. */
  public static final String MOTION_LEFT_BEHIND = "motion.left_behind";

  /** A person is in view. */
  public static final String THING_PERSON = "thing.person";

  /** A car or a truck is in view. */
  public static final String THING_VEHICLE = "thing.vehicle";

  /** A dog or a cat is in view. */
  public static final String THING_ANIMAL = "thing.animal";

  /** Someone speaks. */
  public static final String SOUND_SPEECH = "sound.speech";

  /** A baby cries. */
  public static final String SOUND_CRYING = "sound.crying";

  /** A dog barks. */
  public static final String SOUND_BARK = "sound.bark";

  /** An alarm or a siren sounds. */
  public static final String SOUND_ALARM = "sound.alarm";

  /** Glass breaks. */
  public static final String SOUND_GLASS = "sound.glass";

  /** Someone knocks. */
  public static final String SOUND_KNOCK = "sound.knock";

  /** An engine runs. */
  public static final String SOUND_ENGINE = "sound.engine";

  /** Rain falls. */
  public static final String SOUND_RAIN = "sound.rain";

  /** Music plays. */
  public static final String SOUND_MUSIC = "sound.music";

  /** A thing in view is of a kind that makes the sound that is heard. */
  public static final String BOTH_SOUNDING_THING = "both.sounding_thing";

  /** A voice, a bark or an engine is heard, and nothing in view makes it. */
  public static final String BOTH_UNSEEN_SOUND = "both.unseen_sound";

  private static final List<Described> DESCRIBED =
      List.of(
          new Described(CAMERA_BLACKOUT, "the picture is black"),
          new Described(CAMERA_COVERED, "something lies over the lens"),
          new Described(CAMERA_FROZEN, "the picture no longer changes, not even in its noise"),
          new Described(CAMERA_SHAKEN, "the whole picture jerks about"),
          new Described(CAMERA_CUT, "the picture changes at once to another view"),
          new Described(SOUND_LOST, "the sound is digital silence, or broken by it"),
          new Described(MOTION_ENTERS, "a thing comes into view"),
          new Described(MOTION_LEAVES, "a thing goes out of view"),
          new Described(MOTION_STOPS, "a moving thing comes to rest in view"),
          new Described(MOTION_LEFT_BEHIND, "someone puts a thing down and goes away from it"),
          new Described(THING_PERSON, "a person is in view"),
          new Described(THING_VEHICLE, "a car or a truck is in view"),
          new Described(THING_ANIMAL, "a dog or a cat is in view"),
          new Described(SOUND_SPEECH, "someone speaks"),
          new Described(SOUND_CRYING, "a baby cries"),
          new Described(SOUND_BARK, "a dog barks"),
          new Described(SOUND_ALARM, "an alarm or a siren sounds"),
          new Described(SOUND_GLASS, "glass breaks"),
          new Described(SOUND_KNOCK, "someone knocks"),
          new Described(SOUND_ENGINE, "an engine runs"),
          new Described(SOUND_RAIN, "rain falls"),
          new Described(SOUND_MUSIC, "music plays"),
          new Described(
              BOTH_SOUNDING_THING, "a thing in view is of a kind that makes the sound heard"),
          new Described(
              BOTH_UNSEEN_SOUND,
              "a voice, a bark or an engine is heard, and nothing in view makes it"));

  /** Every event type, in the order of the model's outputs. */
  public static final List<String> ALL = DESCRIBED.stream().map(Described::name).toList();

  private static final Map<String, Described> BY_NAME =
      DESCRIBED.stream().collect(Collectors.toMap(Described::name, Function.identity()));

  private EventTypes() {}

  /**
   * One line that says what the event is.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public static String description(String type) {
    Described described = BY_NAME.get(type);
    if (described == null) {
      throw new IllegalArgumentException("no event type is named " + type);
    }
    return described.text();
  }

  /** The place of a type in {@link #ALL}, or -1. */
  public static int indexOf(String type) {
    return ALL.indexOf(type);
  }

  private record Described(String name, String text) {}
}
