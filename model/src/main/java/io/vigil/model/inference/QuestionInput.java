package io.vigil.model.inference;

/**
 * A question on a window.
 *
 * @param context of the window, as {@link FusionOutput#context()} gives it [C, D]
 * @param question in words
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of tensors; compared by nobody
public record QuestionInput(float[] context, String question) {}
