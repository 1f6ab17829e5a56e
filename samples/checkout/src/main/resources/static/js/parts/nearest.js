// What a declined customer can have instead, each with one tap.
import { button, el } from '../dom.js';
import { day, money, number, t } from '../i18n.js';
import { put, remove } from '../pointer.js';

/** One card for each proposal; `take` gets the request as the server would say yes to it. */
export function nearestCards(nearest, request, take) {
  return nearest.map(proposal => {
    const choose = button(t('nearest.take'), () => take(applied(request, proposal), choose));
    return el('section', { class: 'card nearest', data: { product: proposal.product, plan: proposal.plan } },
      el('h3', {}, t('nearest.title')),
      el('ul', { class: 'reasons' }, proposal.changes.map(change => el('li', { data: { choice: change.choice } }, changeText(change, proposal)))),
      el('p', { class: 'pair' }, el('span', {}, t('offer.price')), el('strong', { class: 'number' }, money(proposal.premium.amount, proposal.premium.currency))),
      el('ul', { class: 'plain' }, proposal.limits.filter(covered).map(limit => el('li', { class: 'pair' },
        el('span', {}, limit.name), el('span', { class: 'number' }, money(limit.amount, limit.currency))))),
      choose);
  });
}

/** The request with the changes put in, and without the answers that another product does not ask. */
function applied(request, { changes, drop }) {
  const body = structuredClone(request);
  drop.forEach(pointer => remove(body, pointer));
  changes.forEach(({ pointer, value }) => put(body, pointer, value));
  return body;
}

function changeText(change, { productName, planName, coverStart, premium }) {
  switch (change.choice) {
    case 'product': return t('nearest.product', { product: productName });
    case 'plan': return t('nearest.plan', { plan: planName });
    case 'coverStart': return t('nearest.start', { day: day(coverStart) });
    default: return t('nearest.answer', { question: change.title, answer: change.label ?? answerText(change, premium.currency) });
  }
}

function answerText({ type, value }, currency) {
  if (type === 'yes-no') return t(value ? 'form.yes' : 'form.no');
  if (type === 'date') return day(value);
  return type === 'money' ? money(value, currency) : number(String(value));
}

function covered(limit) {
  return !/^0*(\.0*)?$/.test(limit.amount);
}
