package io.vigil.operators.align;

import io.vigil.operators.encode.Modality;

/** Hears what becomes of records that do not simply flow on. */
interface AlignListener {

  /** A record whose windows were already emitted. */
  void onLate(Modality modality);

  /** A record that was seen before. */
  void onDuplicate(Modality modality);

  /** Records that never came. */
  void onMissing(Modality modality, long count);

  /** Media were lost: the memory is cut and open events end. */
  void onCut();
}
