// A policy after its sale: how it stands, what was changed, and what may be. Its number and the secret code lead here, on any phone.
import { api, Problem } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { day, money, moment, t, textOrNull } from '../i18n.js';
import { check } from '../form/check.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { notice, trouble } from '../parts/notices.js';
import { pairs, whole } from '../parts/pairs.js';
import { redraw } from '../router.js';
import { save, state } from '../state.js';
import { text } from '../steps/claim-open.js';

const ENDING = ['free-look', 'cancellation'];
const ENDED = ['lapsed', 'cancelled', 'void', 'expired', 'ended-by-claim', 'replaced'];

export async function changes() {
  if (!state.holder) return door();
  const { number, secret } = state.holder;
  try {
    const held = await api.held(number, secret);
    return el('section', {}, el('h1', {}, t('changes.title')), standing(held), done(held), possible(held),
      el('div', { class: 'actions' }, button(t('changes.other'), () => leave(), 'quiet')));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'POLICY_UNKNOWN') throw error;
    save({ holder: null });
    return door(error, number);
  }
}

function leave() {
  save({ holder: null, wish: null });
  redraw();
}

function door(error, number) {
  const known = state.policy && !error ? state.policy : { policyNumber: number };
  const fields = [text('number', known.policyNumber), text('secret', known.holderSecret)];
  const messages = el('div', { class: 'messages' }, error ? trouble(error) : null);
  const next = button(t('claim.next'), () => whileBusy(next, t('claim.looking'), () => enter(fields, messages)));
  return el('section', {},
    el('h1', {}, t('changes.title')), el('p', { class: 'lead' }, t('changes.lead')), messages,
    el('div', { class: 'form' }, fields.map(field => field.node)), el('div', { class: 'actions' }, next));
}

async function enter(fields, messages) {
  clearErrors(fields);
  const faults = check(fields);
  const [number, secret] = fields.map(field => field.read());
  try {
    if (faults.length === 0) {
      const held = await api.held(number, secret);
      save({ holder: { number: held.policyNumber, secret } });
      return redraw();
    }
    messages.replaceChildren(showErrors(fields, faults));
  } catch (error) {
    messages.replaceChildren(trouble(error, () => enter(fields, messages)));
  }
  focusOn(messages.firstChild);
}

export function standing(held) {
  return el('section', { class: 'card', id: 'policy-standing', data: { state: held.state } },
    el('div', { class: 'headed' }, el('h2', {}, t('policy.facts')), el('span', { class: `tag ${isEnded(held) ? 'bad' : 'good'}` }, textOrNull(`state.${held.state}`) ?? held.state)),
    pairs([
      [t('policy.number'), whole(held.policyNumber)],
      [t('policy.from'), day(held.coverFrom)],
      [t('changes.until'), held.coveredUntil < held.coverFrom ? t('changes.never') : day(held.coveredUntil)],
      [t('policy.paid'), money(held.premium.amount, held.premium.currency)],
    ]));
}

/** What happened since the sale; money that went back is said with it. */
export function done({ changes: all }) {
  if (all.length === 0) return null;
  return el('section', { class: 'card', id: 'policy-changes' }, el('h2', {}, t('changes.done')),
    el('ul', { class: 'plain' }, all.map(change => el('li', { class: 'row', data: { kind: change.kind } },
      el('strong', {}, textOrNull(`change.${change.kind}.done`) ?? change.kind), el('small', { class: 'hint' }, moment(change.at)),
      isNothing(change.refund) ? null : el('span', {}, t('changes.refund', { amount: money(change.refund.amount, change.refund.currency) }))))));
}

/** Whether nothing is covered any more, so that nothing is left to change. */
export function isEnded({ state: now }) {
  return ENDED.includes(now);
}

function possible(held) {
  if (isEnded(held)) return notice('calm', t('changes.ended'), el('p', {}, t('changes.endedText')));
  if (held.allowed.length === 0) return notice('calm', t('changes.none'), el('p', {}, t('changes.noneText')));
  return el('section', {}, el('h2', {}, t('changes.possible')), held.allowed.map(kind => el('article', { class: 'card', data: { change: kind } },
    el('h3', {}, t(`change.${kind}`)), el('p', { class: 'hint' }, t(`change.${kind}.hint`)),
    el('a', { class: `button ${ENDING.includes(kind) ? 'quiet' : 'primary'} small`, href: `#/changes/${kind}` }, t(`change.${kind}.open`)))));
}

export function isNothing({ amount }) {
  return /^0*(\.0*)?$/.test(amount);
}
