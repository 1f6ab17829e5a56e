// What the insurer decided about a claim and paid: nothing is asked of the holder any more.
import { api } from '../api.js';
import { el } from '../dom.js';
import { money, t } from '../i18n.js';
import { decisionCard, paymentsCard } from '../parts/decided.js';
import { notice } from '../parts/notices.js';

const KINDS = { approved: 'good', 'partly-approved': 'good', paid: 'good', rejected: 'no' };
const SPOKEN = ['approved', 'partly-approved', 'rejected', 'paid', 'closed', 'withdrawn', 'disputed'];

/** Whether the insurer has spoken, or the claim is over. */
export function isDecided({ state }) {
  return SPOKEN.includes(state);
}

/** @param secret of the policy's holder, who may know who was paid */
export async function decidedParts(answer, secret) {
  const { payments } = await api.claimPayments(answer.claim, secret);
  const sums = { approved: money(answer.approved.amount, answer.approved.currency), paid: money(answer.paid.amount, answer.paid.currency) };
  const box = notice(KINDS[answer.state] ?? 'calm', t(`claim.state.${answer.state}`), el('p', {}, t(`claim.state.${answer.state}.text`, sums)));
  box.dataset.outcome = answer.state;
  return [box, answer.decided ? decisionCard(answer.decided) : null, payments.length ? paymentsCard(payments) : null].filter(Boolean);
}
