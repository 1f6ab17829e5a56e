// What a change would do, or did: in which state the policy is then, until when it covers, and who gets how much back.
import { el } from '../dom.js';
import { day, moment, money, t, textOrNull } from '../i18n.js';
import { notice } from '../parts/notices.js';
import { pairs, whole } from '../parts/pairs.js';
import { isNothing } from './overview.js';

/** @param sent whether it was confirmed before and no answer came, so that nobody knows whether it is done */
export function preview({ found, sent }, held, recap) {
  const head = sent ? notice('no', t('changes.sentTitle'), el('p', {}, t('once.safe'))) : notice('no', t('changes.previewTitle'), el('p', {}, t('changes.previewText', { at: moment(found.expiresAt) })));
  return el('div', { class: 'preview', data: { outcome: found.outcome } }, head,
    effect(found, held, recap), refunds(found));
}

export function receipt(done, held, recap) {
  return el('div', { class: 'receipt', data: { outcome: done.outcome } },
    notice('good', t('changes.receiptTitle'), el('p', {}, t('changes.receiptText', { at: moment(done.changedAt) }))),
    effect(done, held, recap), refunds(done), returned(done.refundsDue),
    el('p', { class: 'hint' }, t('changes.receiptNumber'), ' ', el('code', { class: 'id', id: 'receipt-number' }, done.change)));
}

function effect(found, held, recap) {
  const ends = found.state !== held.state;
  return el('section', { class: 'card' }, el('h2', {}, t('changes.effect')), recap, pairs([
    [t('policy.number'), whole(found.policyNumber)],
    [t('policy.state'), textOrNull(`state.${found.state}`) ?? found.state],
    [t('changes.until'), found.coveredUntil < held.coverFrom ? t('changes.never') : day(found.coveredUntil)],
  ]), ends ? el('p', { class: 'hint' }, t('changes.noMoreCover')) : null);
}

function refunds({ refund, payers }) {
  if (isNothing(refund) && payers.length === 0) return null;
  return el('section', { class: 'card refunds' }, el('h2', {}, t('changes.back.money')),
    el('p', { class: 'amount' }, money(refund.amount, refund.currency)),
    pairs(payers.flatMap(payer => [
      isNothing(payer.amount) ? null : [payerName(payer), money(payer.amount.amount, payer.amount.currency)],
      isNothing(payer.credited) ? null : [t('changes.credited', { payer: payerName(payer) }), money(payer.credited.amount, payer.credited.currency)],
    ].filter(Boolean))));
}

/** A product's own names of payers stay as they are. */
function payerName({ payer, subsidy }) {
  const name = textOrNull(`payer.${payer}`) ?? payer;
  return subsidy ? t('payer.subsidy', { name }) : name;
}

function returned(refundsDue) {
  return refundsDue.map(refund => notice('calm', t('refund.title'), el('p', { data: { reference: refund.reference } },
    t('refund.text', { amount: money(refund.amount, refund.currency), reference: refund.reference }))));
}
