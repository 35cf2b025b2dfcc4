package io.vigil.model.world;

/**
 * A question on a window, and its true answer.
 *
 * @param kind what is asked for
 * @param question in words, in lower case
 * @param answer one of {@link QuestionWriter#ANSWERS}
 */
public record QuestionAnswer(QuestionKind kind, String question, String answer) {}
