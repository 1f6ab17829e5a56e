// A refusal of the SDK in the desk's words, with the bound that was passed.
import { Unreachable } from '../api.js';
import { el } from '../dom.js';
import { money, t, textOrNull } from '../i18n.js';
import { notice, trouble } from '../parts/notices.js';
import { claimState } from './facts.js';

export function refusedBox(error, again, claim) {
  if (!error.reasons?.length) {
    const box = trouble(error, again);
    if (error instanceof Unreachable) box.querySelector('p').after(el('p', {}, t('once.safe')));
    return box;
  }
  return notice('wrong', t('desk.refused'), el('ul', { class: 'reasons' },
    error.reasons.map(reason => el('li', { data: { code: reason.code } }, words(reason, claim)))));
}

function words({ code, subject, message, actual, limit }, claim) {
  const { currency } = claim.approved;
  const asMoney = plain => (/^\d+(\.\d+)?$/.test(plain ?? '') ? money(plain, currency) : plain);
  const benefit = claim.payable.find(each => `benefits/${each.benefit}` === subject)?.name ?? '';
  return textOrNull(`desk.refused.${code}`, { benefit, actual: code === 'CLAIM_MOVE_NOT_ALLOWED' ? claimState(actual) : asMoney(actual), limit: asMoney(limit) }) ?? message;
}
