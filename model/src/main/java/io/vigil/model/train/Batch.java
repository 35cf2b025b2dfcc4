package io.vigil.model.train;

import io.vigil.model.encoder.MelScale;
import io.vigil.model.network.NetworkConfig;
import java.util.List;

/**
 * The arrays of one training step. Letters and order as in {@link TrainingGraph}.
 *
 * @param clips N
 * @param pictures [N K, size, size, 3]
 * @param glances real pictures [G, size, size, 3]
 * @param sound [N S, 16000]
 * @param frameMask [B, T]
 * @param audioMask [B, A]
 * @param memoryMix weights of the pictures of its clip and the next ones in each place of the
 *     memory [B, M, 3 K]
 * @param memoryMask [B, M]
 * @param events [B, T, E]
 * @param eventWeights [B, T, E]
 * @param due [B]
 * @param sentenceWeights [B]
 * @param regions [N K, P P, R]
 * @param heard [N S, 4, Q]
 * @param facts [B, K]
 * @param answerWeights 1 where there is a question [B]
 * @param pairWeights 1 where the last window shows what it lets hear [N]
 * @param maskWeights 1 where a word is to be guessed [B, L]
 * @param melFrames 1 where time is shown [N S, frames]
 * @param melBands 1 where pitch is shown [N S, bands]
 * @param presences what the real pictures show, 1 or 0, or -1 where it is not known [G, Y]
 * @param words [B, L]
 * @param questions [B, L]
 * @param answers number of the true answer [B]
 * @param keys [B]
 * @param pairKeys equal where the last windows let hear the same [N]
 * @param sentences the captions for the text encoder, some words in pieces [B, L]
 * @param masked the same, of which some are hidden [B, L]
 */
@SuppressWarnings("ArrayRecordComponent") // carriers of tensors; compared by nobody
record Batch(
    int clips,
    byte[] pictures,
    byte[] glances,
    float[] sound,
    float[] frameMask,
    float[] audioMask,
    float[] memoryMix,
    float[] memoryMask,
    float[] events,
    float[] eventWeights,
    float[] due,
    float[] sentenceWeights,
    float[] regions,
    float[] heard,
    float[] facts,
    float[] answerWeights,
    float[] pairWeights,
    float[] maskWeights,
    float[] melFrames,
    float[] melBands,
    float[] presences,
    int[] words,
    int[] questions,
    int[] answers,
    int[] keys,
    int[] pairKeys,
    int[] sentences,
    int[] masked) {

  static Batch empty(NetworkConfig config, ClipShape shape, int clips, int glances) {
    int size = config.frames().size();
    int grid = size / 32;
    int windows = clips * shape.windows();
    int slots = config.fusion().slots();
    int memory = config.fusion().memory();
    return new Batch(
        clips,
        new byte[clips * shape.slots() * size * size * 3],
        new byte[glances * size * size * 3],
        new float[clips * shape.seconds() * 16_000],
        new float[windows * slots],
        new float[windows * config.fusion().audioTokens()],
        new float[windows * memory * PastMaker.CLIPS * shape.slots()],
        new float[windows * memory],
        new float[windows * slots * config.events()],
        new float[windows * slots * config.events()],
        new float[windows],
        new float[windows],
        new float[clips * shape.slots() * grid * grid * Regions.CLASSES],
        new float[clips * shape.seconds() * 4 * HeardLabels.TYPES.size()],
        new float[windows * config.facts()],
        new float[windows],
        new float[clips],
        new float[windows * config.sentence()],
        new float[clips * shape.seconds() * MelScale.FRAMES],
        new float[clips * shape.seconds() * MelScale.BANDS],
        new float[glances * Presences.COUNT],
        new int[windows * config.sentence()],
        new int[windows * config.sentence()],
        new int[windows],
        new int[windows],
        new int[clips],
        new int[windows * config.sentence()],
        new int[windows * config.sentence()]);
  }

  /** The arrays of floats behind the sound, in the order of {@link TrainingGraph#floats()}. */
  List<float[]> floats() {
    return List.of(
        frameMask,
        audioMask,
        memoryMix,
        memoryMask,
        events,
        eventWeights,
        due,
        sentenceWeights,
        regions,
        heard,
        facts,
        answerWeights,
        pairWeights,
        maskWeights,
        melFrames,
        melBands,
        presences);
  }

  /** The arrays of numbers, in the order of {@link TrainingGraph#integers()}. */
  List<int[]> integers() {
    return List.of(words, questions, answers, keys, pairKeys, sentences, masked);
  }

  boolean seesOrHears(int window, int slot, int slots, int audioTokens) {
    return frameMask[window * slots + slot] > 0
        || audioMask[window * audioTokens + slot * (audioTokens / slots)] > 0;
  }
}
