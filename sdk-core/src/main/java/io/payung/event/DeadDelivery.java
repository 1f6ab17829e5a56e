package io.payung.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that one listener could not be told and that was given up until somebody decides. The events behind it in its stream wait.
 *
 * @param channel    name of the listener
 * @param stream     what the event happened to
 * @param sequence   its place in the stream
 * @param occurredAt when it happened
 * @param attempts   how often it was told in vain
 */
public record DeadDelivery(String channel, UUID event, EventStream stream, long sequence, String type, Instant occurredAt, int attempts) {}
