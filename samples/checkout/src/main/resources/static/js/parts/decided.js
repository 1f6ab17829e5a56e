// What the insurer decided and paid, for the desk and for the holder.
import { el } from '../dom.js';
import { money, moment, t, textOrNull } from '../i18n.js';
import { pairs } from './pairs.js';

/** @param by who decided, for the desk alone */
export function decisionCard({ verdict, amounts, reasons, explanation, decidedAt }, by) {
  return el('section', { class: 'card', data: { verdict } }, el('h2', {}, t('decided.title')),
    pairs([
      [t('decided.verdict'), t(`verdict.${verdict}`)],
      ...amounts.map(each => [each.name, money(each.amount.amount, each.amount.currency)]),
      [t('decided.at'), moment(decidedAt)],
    ]),
    reasons.length ? el('ul', { class: 'reasons' }, reasons.map(reason => el('li', { data: { code: reason.code ?? reason } }, reasonText(reason)))) : null,
    explanation ? el('p', { class: 'said' }, explanation) : null,
    by ? el('p', { class: 'hint' }, by) : null);
}

/** The reasons that this shop's desk gives have words of its own; any other has the product's. */
function reasonText(reason) {
  const code = reason.code ?? reason;
  return textOrNull(`desk.reason.${code}`) ?? reason.message ?? code;
}

export function paymentsCard(payments) {
  return el('section', { class: 'card payments' }, el('h2', {}, t('decided.payments')),
    el('ul', { class: 'plain' }, payments.map(payment => el('li', { class: 'row', data: { reference: payment.reference } },
      el('span', { class: 'pair' }, el('strong', {}, payment.payee), el('strong', { class: 'number' }, money(payment.amount.amount, payment.amount.currency))),
      el('small', { class: 'hint' }, t('decided.payment', { day: moment(payment.paidAt), reference: payment.reference }))))));
}
