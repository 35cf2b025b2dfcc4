package io.vigil.model.world;

/** What a caption says of the camera's picture. */
public enum CameraFact {
  /** The picture is black. */
  BLACKOUT,
  /** The lens is covered. */
  COVERED,
  /** The picture is frozen. */
  FROZEN,
  /** The camera shakes. */
  SHAKEN,
  /** The view cuts to another place. */
  CUT
}
