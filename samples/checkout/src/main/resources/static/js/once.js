// One key for one thing: as long as no answer has come, sending the same again is the same thing and never a second one.
import { newKey, Problem } from './api.js';
import { save, state } from './state.js';

/** @param what names the kind of thing in the state; `body` is what is sent, and `send` gets the key */
export async function once(what, body, send) {
  const kept = state.sending?.[what];
  const pending = kept && JSON.stringify(kept.body) === JSON.stringify(body) ? kept : { key: newKey(), body };
  keep(what, pending);
  try {
    const answer = await send(pending.key);
    keep(what, undefined);
    return answer;
  } catch (error) {
    // Whoever was refused has used no key up; whoever heard nothing must not take a new one.
    if (error instanceof Problem && !error.retryable) keep(what, undefined);
    throw error;
  }
}

function keep(what, pending) {
  save({ sending: { ...state.sending, [what]: pending } });
}
