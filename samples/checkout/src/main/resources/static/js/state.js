// What survives a reload: it lives in this tab only and goes with it. The language alone is kept longer.

const KEY = 'payung-checkout';
const LANGUAGE = 'payung-language';

export const state = { language: 'id', drafts: {}, ...stored(sessionStorage, KEY), ...stored(localStorage, LANGUAGE) };

export function save(patch) {
  Object.assign(state, patch);
  const { language, ...rest } = state;
  write(sessionStorage, KEY, rest);
  write(localStorage, LANGUAGE, { language });
}

/** Forgets what was entered for a purchase once it is a policy, or when the customer starts again. */
export function forgetPurchase() {
  save({ drafts: {}, request: null, offer: null, offerLanguage: null, accepted: {}, consentBy: null, payment: null, issue: null });
}

function stored(storage, key) {
  try {
    return JSON.parse(storage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function write(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still sells; it only forgets on reload.
  }
}
