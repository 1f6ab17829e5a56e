package io.payung.spring.web;

/** Marks our controllers, so that error handling touches no other. */
interface PayungEndpoint {

    String BASE = "/payung/v1";
}
