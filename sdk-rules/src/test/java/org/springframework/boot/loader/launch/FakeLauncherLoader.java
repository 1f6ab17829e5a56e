package org.springframework.boot.loader.launch;

/** Called as the class loader of an executable jar of Spring Boot is. */
public final class FakeLauncherLoader extends ClassLoader {}
