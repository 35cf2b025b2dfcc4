package io.vigil.server;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.control.JobInfo;
import io.vigil.server.control.StreamControl;
import io.vigil.server.erase.Erasures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the server's parts are made of.
 *
 * @param kafka where the topics are
 * @param erasures what is erased, read before
 * @param jobGroup the consumer group of the job, whose lag is told
 * @param history folder of the history's index
 * @param retention how long the history keeps what was said
 * @param manifest of the bundle that the job runs
 * @param card of the model, Markdown; may be empty
 * @param inference on that bundle, asked for when somebody searches
 * @param control of the streams that this process ingests
 * @param job that this process runs
 * @param clock the wall clock
 */
public record ServerNeeds(
    KafkaConnection kafka,
    Erasures erasures,
    String jobGroup,
    Path history,
    Duration retention,
    BundleManifest manifest,
    String card,
    Supplier<Inference> inference,
    StreamControl control,
    JobInfo job,
    Clock clock) {}
