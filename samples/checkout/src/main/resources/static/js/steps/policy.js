// Step 5: the policy, with the secret that is shown only here.
import { api } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { day, moment, money, t, textOrNull } from '../i18n.js';
import { notice, trouble } from '../parts/notices.js';
import { done, isEnded, standing } from '../changes/overview.js';
import { limitsCard } from '../parts/terms.js';
import { save, state } from '../state.js';
import { redirect } from './details.js';

export async function policy() {
  const issued = state.policy;
  if (!issued) return redirect('#/');
  const held = await changed(issued);
  return el('section', {},
    el('h1', {}, t(held ? 'changes.title' : 'policy.title')),
    held ? [standing(held), done(held)] : el('p', { class: 'lead' }, t(issued.state === 'scheduled' ? 'policy.scheduled' : 'policy.inForce')),
    el('section', { class: 'card keep' },
      el('h2', {}, t('policy.keep')), el('p', {}, t('policy.keepWhy')),
      kept(t('policy.number'), issued.policyNumber, 'policy-number'), kept(t('policy.secret'), issued.holderSecret, 'holder-secret'),
      el('div', { class: 'actions' }, button(t('policy.print'), () => print(), 'quiet')), certificate(issued)),
    held ? null : facts(issued), held && isEnded(held) ? null : limitsCard(issued.limits),
    el('div', { class: 'actions' },
      el('a', { class: 'button primary', href: '#/claim' }, t('policy.claim')),
      el('a', { class: 'button quiet', id: 'to-changes', href: '#/changes', on: { click: () => hold(issued) } }, t('policy.changes')),
      button(t('policy.done'), () => leave(), 'quiet')));
}

/** How the policy stands when something was changed since it was issued; without an answer the page says what it knows. */
async function changed({ policyNumber, holderSecret }) {
  try {
    const held = await api.held(policyNumber, holderSecret);
    return held.changes.length ? held : null;
  } catch {
    return null;
  }
}

function hold({ policyNumber, holderSecret }) {
  save({ holder: { number: policyNumber, secret: holderSecret } });
}

function kept(label, value, id) {
  const copied = el('span', { class: 'hint', role: 'status' });
  const copy = navigator.clipboard
    ? button(t('policy.copy'), async () => { await navigator.clipboard.writeText(value); copied.textContent = ` ${t('policy.copied')}`; }, 'quiet small', { 'aria-label': `${t('policy.copy')}: ${label}` })
    : null;
  return el('div', { class: 'kept' }, el('span', { class: 'hint' }, label), el('code', { id }, value), copy, copied);
}

/** The browser shows or keeps the PDF, whatever it does with one; the link goes when the page does. */
function certificate(issued) {
  const place = el('div', { class: 'messages' });
  const fetch = button(t('policy.certificate'), () => whileBusy(fetch, t('policy.certificateBusy'), async () => {
    try {
      const pdf = await api.certificate(issued.policyNumber, issued.holderSecret);
      const link = el('a', { class: 'button quiet', id: 'certificate', href: URL.createObjectURL(pdf), download: `${issued.policyNumber}.pdf` }, t('policy.certificateOpen'));
      place.replaceChildren(link);
      focusOn(link);
    } catch (error) {
      place.replaceChildren(trouble(error, () => fetch.click()));
      focusOn(place.firstChild);
    }
  }), 'quiet', { id: 'fetch-certificate' });
  return el('div', { class: 'actions' }, fetch, place);
}

function facts(issued) {
  const rows = [
    [t('policy.state'), textOrNull(`state.${issued.state}`) ?? issued.state],
    [t('policy.from'), moment(issued.coverFrom)],
    [t('policy.until'), day(issued.coverUntil)],
    [t('policy.paid'), money(issued.premium.amount, issued.premium.currency)],
  ];
  return el('section', { class: 'card' }, el('h2', {}, t('policy.facts')),
    el('dl', {}, rows.map(([name, value]) => el('div', { class: 'pair' }, el('dt', {}, name), el('dd', {}, value)))),
    notice('calm', null, el('p', {}, t('policy.stored'))));
}

function leave() {
  save({ policy: null, product: null, plan: null });
  location.hash = '#/';
}
