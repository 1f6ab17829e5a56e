// Step 4: the payment, then the policy. The key and the body of the purchase are kept until an answer has come, so that trying again
// after a lost answer is the same purchase and never a second one.
import { api, newKey, Problem, Unreachable } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { money, t } from '../i18n.js';
import { notice, refundNotice, trouble } from '../parts/notices.js';
import { forgetPurchase, save, state } from '../state.js';
import { redirect } from './details.js';

const OUTCOMES = ['settle', 'late', 'fail'];
const SAME_PAYMENT_LATER = ['PAYMENT_NOT_SETTLED'];
const NEW_OFFER = ['OFFER_EXPIRED', 'TOKEN_INVALID', 'CLAUSE_CHANGED', 'CLAUSE_NOT_ACCEPTED', 'OFFER_ALREADY_USED'];

export async function pay() {
  if (!state.offer || !state.acceptedAt) return redirect('#/offer');
  const { premium } = state.offer;
  const messages = el('div', { class: 'messages' });
  const outcome = simulator();
  const now = button('', () => run());
  const adapt = () => {
    now.textContent = state.payment ? t('pay.finish') : t('pay.now', { amount: money(premium.amount, premium.currency) });
    outcome.node.hidden = Boolean(state.payment);
  };
  const run = () => whileBusy(now, t('pay.busy'), () => buy(outcome, messages, run)).then(adapt);
  adapt();
  return el('section', {},
    el('h1', {}, t('pay.title')),
    el('p', { class: 'amount' }, money(premium.amount, premium.currency)),
    state.payment ? notice('calm', t('pay.known'), el('p', {}, t('pay.reference', { reference: state.payment.reference }))) : null,
    outcome.node, messages,
    el('div', { class: 'actions' }, now, el('a', { class: 'button quiet', href: '#/offer' }, t('pay.back'))));
}

function simulator() {
  const radios = OUTCOMES.map((value, index) => el('input', { type: 'radio', name: 'outcome', id: `outcome-${value}`, value, checked: index === 0 }));
  const rows = radios.map(radio => el('label', { class: 'pick', for: radio.id }, radio, el('span', {}, t(`pay.outcome.${radio.value}`))));
  const node = el('fieldset', { class: 'card simulator' }, el('legend', {}, t('pay.simulator')), el('p', { class: 'hint' }, t('pay.simulatorHint')), el('div', { class: 'picks' }, rows));
  return { node, value: () => radios.find(radio => radio.checked).value };
}

async function buy(outcome, messages, again) {
  messages.replaceChildren();
  try {
    if (!state.payment) await take(outcome);
    if (!state.issue) save({ issue: { key: newKey(), body: purchase() } });
    const policy = await api.issue(state.issue.key, state.issue.body);
    forgetPurchase();
    save({ policy, acceptedAt: null });
    location.hash = '#/policy';
  } catch (error) {
    refused(error, messages, again);
  }
}

async function take(outcome) {
  const { premium } = state.offer;
  const { reference } = await api.pay({ ...premium, outcome: outcome.value() });
  save({ payment: { gateway: 'simulated', reference, ...premium } });
}

function purchase() {
  const { offer, request, accepted, acceptedAt, consentBy: by, payment } = state;
  const clauses = Object.entries(accepted).map(([id, sha256]) => ({ id, sha256 }));
  return { token: offer.token, consent: { by, acceptedAt, language: request.language, channel: 'web', method: 'checkbox', clauses }, payment };
}

function refused(error, messages, again) {
  const later = SAME_PAYMENT_LATER.includes(error.code);
  const box = trouble(error, later ? null : again);
  if (error instanceof Problem && (later || !error.retryable)) next(error, box, again);
  else if (error instanceof Unreachable) box.querySelector('p').after(el('p', {}, t('pay.safe')));
  const refund = error instanceof Problem ? refundNotice(error.body.refundDue) : null;
  messages.replaceChildren(...[box, refund].filter(Boolean));
  focusOn(box);
}

/** After a refusal: wait for the same payment, take the new offer, or pay anew. A refused purchase freed its key. */
function next(error, box, again) {
  if (SAME_PAYMENT_LATER.includes(error.code)) {
    box.append(button(t('pay.checkAgain'), again), button(t('pay.another'), () => payAnew(), 'quiet'));
    return;
  }
  const { offer, refundDue } = error.body;
  save({ issue: null, payment: refundDue || error.code.startsWith('PAYMENT_') ? null : state.payment });
  if (offer) {
    save({ offer, accepted: {}, acceptedAt: null, change: { refundDue } });
    location.hash = '#/offer';
  } else if (error.code.startsWith('PAYMENT_')) {
    box.append(button(t('pay.another'), () => payAnew()));
  } else {
    const consent = error.reasons.some(reason => reason.subject === 'consent');
    box.append(consent ? el('a', { class: 'button primary', href: '#/offer' }, t('pay.back'))
      : el('a', { class: 'button primary', href: '#/details' }, t(NEW_OFFER.includes(error.code) ? 'pay.newOffer' : 'pay.backToForm')));
  }
}

function payAnew() {
  save({ payment: null, issue: null });
  dispatchEvent(new Event('redraw'));
}
