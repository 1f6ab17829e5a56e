// How trouble is said: what happened, and what to do now.
import { button, el } from '../dom.js';
import { money, number, t, textOrNull } from '../i18n.js';
import { Problem } from '../api.js';

export function notice(kind, title, ...content) {
  return el('div', { class: `notice ${kind}`, role: kind === 'wrong' ? 'alert' : 'status' }, title ? el('h2', {}, title) : null, content);
}

/** A problem or a lost connection as a notice; `retry` is offered only where trying again can help. */
export function trouble(error, retry) {
  if (!(error instanceof Problem) && error.code !== 'UNREACHABLE') console.error(error);
  const known = error instanceof Problem || error.code === 'UNREACHABLE';
  const title = known ? (textOrNull(`problem.${error.code}.title`) ?? t(`problem.${kindOf(error)}.title`)) : t('problem.page.title');
  const box = notice('wrong', title, explain(error));
  if (retry && (error.retryable || !known)) box.append(button(t('problem.retry'), retry, 'primary'));
  return box;
}

function explain(error) {
  if (error.reasons?.length) return reasonList(error.reasons);
  const text = textOrNull(`problem.${error.code}`) ?? (error instanceof Problem ? error.body.detail ?? error.message : t('problem.page'));
  return el('p', {}, text);
}

function kindOf(error) {
  if (error.retryable) return 'later';
  return error.status === 422 ? 'refused' : 'other';
}

export function reasonList(reasons, more = () => null) {
  return el('ul', { class: 'reasons' }, reasons.map(reason => el('li', { data: { code: reason.code } }, reason.message ?? reason.code, more(reason))));
}

/** "70; the limit is 69": shown small, because the sentence before it says what it is about. */
export function measure({ actual, limit }) {
  if (!isNumber(actual) || !isNumber(limit)) return null;
  return el('span', { class: 'measure' }, t('reason.measure', { actual: number(actual), limit: number(limit) }));
}

function isNumber(text) {
  return text !== undefined && text !== null && /^-?\d+$/.test(text);
}

export function refundNotice(refund) {
  return refund ? notice('calm', t('refund.title'), el('p', {}, t('refund.text', { amount: money(refund.amount, refund.currency), reference: refund.reference }))) : null;
}
