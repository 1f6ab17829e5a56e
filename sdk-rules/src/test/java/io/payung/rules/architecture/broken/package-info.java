/** Classes that break every architecture rule on purpose, so that each rule is seen failing. */
package io.payung.rules.architecture.broken;
