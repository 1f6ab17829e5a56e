package io.payung.event;

/**
 * An event on its way to one listener.
 *
 * @param channel name of the listener
 * @param attempt which try this is, from 1; it also tells this claim from a later one
 */
public record Delivery(String channel, Event event, int attempt) {}
