// The HTTP calls of the shop. A problem answer becomes a Problem; no answer at all becomes an Unreachable.
// The page's language goes along in the header: a product that does not speak it answers in its own.
import { state } from './state.js';

const BASE = '/payung/v1';
const PATIENCE_MS = 30_000;
const TRIES_WHILE_RUNNING = 5;

export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? `HTTP_${status}`;
    this.retryable = body.retryable === true || status >= 500;
    this.errors = body.errors ?? [];
    this.reasons = body.reasons ?? [];
    this.body = body;
  }
}

export class Unreachable extends Error {
  retryable = true;
  code = 'UNREACHABLE';
}

/** A key for one thing that must happen once, however often it is sent. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export const api = {
  products: () => call('GET', `${BASE}/products`),
  product: id => call('GET', `${BASE}/products/${encodeURIComponent(id)}`),
  form: (id, plan, language) => call('GET', `${BASE}/products/${encodeURIComponent(id)}/form?${query({ plan, language })}`),
  quote: body => call('POST', `${BASE}/quotes`, { body }),
  issue: (key, body) => call('POST', `${BASE}/policies`, { body, key }),
  policy: number => call('GET', `${BASE}/policies/${encodeURIComponent(number)}`),
  openClaim: (number, secret, key, body) => call('POST', `${BASE}/policies/${encodeURIComponent(number)}/claims`, { body, key, secret }),
  claim: (id, secret) => call('GET', `${BASE}/claims/${encodeURIComponent(id)}`, { secret }),
  addDocuments: (id, secret, key, body) => call('POST', `${BASE}/claims/${encodeURIComponent(id)}/documents`, { body, key, secret }),
  certificate: (number, secret) => file(`${BASE}/policies/${encodeURIComponent(number)}/certificate.pdf`, secret),
  pay: body => call('POST', '/gateway/payments', { body }),
  held: (number, secret) => call('GET', `/holder/policies/${encodeURIComponent(number)}`, { secret }),
  claimPayments: (id, secret) => call('GET', `/holder/claims/${encodeURIComponent(id)}/payments`, { secret }),
  previewChange: (number, secret, body) => call('POST', `${BASE}/policies/${encodeURIComponent(number)}/changes`, { body, secret }),
  change: (secret, key, token) => call('POST', `${BASE}/changes`, { body: { token }, key, secret }),
};

/** The calls of the insurer's desk, for whoever knows its code. */
export const desk = {
  claims: (code, before) => call('GET', `/desk/claims${before ? `?${query({ before })}` : ''}`, { code }),
  claim: (code, id) => call('GET', `/desk/claims/${encodeURIComponent(id)}`, { code }),
  decide: (code, id, key, body) => call('POST', `/desk/claims/${encodeURIComponent(id)}/decision`, { body, key, code }),
  pay: (code, id, key, body) => call('POST', `/desk/claims/${encodeURIComponent(id)}/payments`, { body, key, code }),
};

async function call(method, url, options = {}) {
  for (let attempt = 1; ; attempt++) {
    const answer = await send(method, url, options);
    const body = await read(answer);
    if (answer.ok) return body;
    if (answer.status !== 409 || body.code !== 'REQUEST_IN_PROGRESS' || attempt === TRIES_WHILE_RUNNING) {
      throw new Problem(answer.status, body);
    }
    await pause(Number(answer.headers.get('Retry-After')) || 1);
  }
}

/** A document, for which the secret goes along in a header and never in an address. */
async function file(url, secret) {
  const answer = await send('GET', url, { secret, accept: 'application/pdf, application/problem+json' });
  if (!answer.ok) throw new Problem(answer.status, await read(answer));
  return answer.blob();
}

async function send(method, url, { body, key, secret, code, accept = 'application/json, application/problem+json' }) {
  const headers = { Accept: accept, 'Accept-Language': state.language };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  if (secret) headers['Payung-Holder-Secret'] = secret;
  if (code) headers['Desk-Code'] = code;
  try {
    return await fetch(url, { method, headers, body: JSON.stringify(body), cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
}

async function read(answer) {
  try {
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  } catch (cause) {
    if (answer.ok) throw new Unreachable('the answer broke off', { cause });
    return {};
  }
}

function query(parameters) {
  return new URLSearchParams(parameters).toString();
}

function pause(seconds) {
  return new Promise(resolve => setTimeout(resolve, Math.min(seconds, 10) * 1000));
}
