// The desk records what was paid, payee by payee. The money itself moves elsewhere.
import { desk, Problem } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { number, t } from '../i18n.js';
import { check } from '../form/check.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { fieldFor } from '../form/groups.js';
import { once } from '../once.js';
import { state } from '../state.js';
import { amount, payeeName } from './facts.js';
import { refusedBox } from './refused.js';

const PLAIN = '^(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?$';

export function payCard(claim, done) {
  const field = (name, schema, hint) => fieldFor({ name, pointer: `/payment/${name}`, schema: { type: 'string', title: t(`desk.payment.${name}`), ...schema }, required: true, hint });
  const fields = [
    field('payee', { maxLength: 120 }, t('desk.payment.payeeHint')),
    field('amount', { 'x-payung-type': 'money', pattern: PLAIN }, t('desk.payment.left', { amount: amount(claim.left) })),
    field('reference', { maxLength: 100, pattern: '^[!-~]+$' }, t('desk.payment.referenceHint')),
  ];
  fields[1].write(number(claim.left.amount));
  const messages = el('div', { class: 'messages' });
  const payees = claim.payable.flatMap(payable => payable.payees);
  const send = button(t('desk.pay'), () => whileBusy(send, t('claim.sending'), () => pay(claim, fields, messages, done, () => send.click())), 'primary', { id: 'pay' });
  return el('section', { class: 'card', id: 'payment' }, el('h2', {}, t('desk.payTitle')), el('p', { class: 'hint' }, t('desk.payHint')), messages,
    payees.length > 1 ? shares(payees, fields[1]) : null,
    fields.map(each => each.node), el('div', { class: 'actions' }, send));
}

/** Of several payees, each with what is payable to them: one tap takes it over. */
function shares(payees, field) {
  return el('div', { class: 'shares' }, el('p', { class: 'hint' }, t('desk.payment.shares')), el('ul', { class: 'plain' }, payees.map(payee => el('li', { class: 'row pair' }, el('span', {}, payeeName(payee)),
    button(amount(payee.atMost), () => field.write(number(payee.atMost.amount)), 'quiet small', { 'aria-label': t('desk.payment.take', { payee: payeeName(payee), amount: amount(payee.atMost) }) })))));
}

async function pay(claim, fields, messages, done, again) {
  clearErrors(fields);
  const faults = check(fields);
  if (faults.length) return tell(messages, showErrors(fields, faults));
  const [payee, plain, reference] = fields.map(each => each.read());
  const body = { payee, reference, amount: { amount: plain, currency: claim.approved.currency } };
  try {
    done(await once('claimPayment', { claim: claim.claim, ...body }, key => desk.pay(state.deskCode, claim.claim, key, body)));
  } catch (error) {
    tell(messages, error instanceof Problem && error.errors.length ? showErrors(fields, error.errors.map(one => ({ ...one, pointer: `/payment${one.pointer}` }))) : refusedBox(error, again, claim));
  }
}

function tell(messages, box) {
  messages.replaceChildren(box);
  focusOn(box);
}
