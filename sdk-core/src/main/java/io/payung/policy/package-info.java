/** From an accepted offer to a policy that is still there tomorrow; start at {@link io.payung.policy.IssueCommand}. */
@NullMarked
package io.payung.policy;

import org.jspecify.annotations.NullMarked;
