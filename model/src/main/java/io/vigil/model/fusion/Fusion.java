package io.vigil.model.fusion;

/**
 * Lets the modalities of a window meet.
 *
 * <p>Letters: B windows, T slots of a window, F tokens of a picture, A tokens of the window's sound
 * (A / T a slot), M places of the memory, D width.
 */
public interface Fusion {

  /** The name by which a bundle's manifest calls this kind. */
  String kind();

  /** Width of a fused slot: last axis of {@link FusedSlots#slots()}. */
  int slotWidth();

  /** The head that names what is in a picture's cells; training teaches it directly. */
  RegionHead regions();

  /** Fuses a batch of windows. Nothing behind a zero of a mask has any influence. */
  FusedSlots fuse(WindowTensors windows);
}
