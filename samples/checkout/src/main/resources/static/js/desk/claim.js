// One claim: what is known, what was decided and paid, and what the desk may do now.
import { desk } from '../api.js';
import { el, focusOn } from '../dom.js';
import { t } from '../i18n.js';
import { decisionCard, paymentsCard } from '../parts/decided.js';
import { notice } from '../parts/notices.js';
import { state } from '../state.js';
import { decideCard } from './decide.js';
import { amount, facts, stateTag, story } from './facts.js';
import { payCard } from './pay.js';

const UNDECIDED = ['documents-missing', 'submitted', 'referred', 'reopened'];
const PAYABLE = ['approved', 'partly-approved', 'disputed'];

export async function claim(id) {
  const place = el('div', {});
  const draw = (found, said) => place.replaceChildren(...parts(found, (moved, words) => {
    draw(moved, notice('good', words));
    focusOn(place.firstChild);
  }, said));
  draw(await desk.claim(state.deskCode, id));
  return el('section', {}, el('h1', {}, t('desk.claimTitle')), el('p', { class: 'hint' }, t('desk.claimNumber'), ' ', el('code', { class: 'id' }, id)),
    place, el('div', { class: 'actions' }, el('a', { class: 'button quiet', href: '#/' }, t('desk.back'))));
}

/** @param moved is told the claim as it stands after a decision or a payment, and what to say about it */
function parts(found, moved, said) {
  return [
    said,
    el('section', { class: 'card', id: 'standing', data: { state: found.state } },
      el('div', { class: 'headed' }, el('h2', {}, t('desk.standing')), stateTag(found.state)), facts(found)),
    story(found),
    found.decision ? decisionCard(found.decision, t('desk.decidedBy', { name: found.decision.decidedBy })) : null,
    found.payments.length ? paymentsCard(found.payments) : null,
    UNDECIDED.includes(found.state) ? decideCard(found, standing => moved(standing, t('desk.decided'))) : null,
    PAYABLE.includes(found.state) && found.left.amount !== '0' ? payCard(found, standing => moved(standing, t('desk.paidNow', { amount: amount(standing.paid) }))) : null,
  ].filter(Boolean);
}
