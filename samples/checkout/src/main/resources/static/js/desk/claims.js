// All claims, the newest first, each with what the desk needs to choose the next one.
import { desk } from '../api.js';
import { button, el, whileBusy } from '../dom.js';
import { t } from '../i18n.js';
import { redraw } from '../router.js';
import { save, state } from '../state.js';
import { facts, stateTag } from './facts.js';

export async function claims() {
  const page = await desk.claims(state.deskCode);
  const list = el('ul', { class: 'plain claims' }, page.claims.map(card));
  return el('section', {},
    el('h1', {}, t('desk.title')), el('p', { class: 'lead' }, t('desk.lead')),
    page.claims.length ? list : el('p', { class: 'notice calm', id: 'no-claims' }, t('desk.none')),
    el('div', { class: 'actions' }, more(list, page.next),
      button(t('desk.refresh'), () => redraw(), 'quiet'), button(t('desk.leave'), () => leave(), 'quiet')));
}

function card(claim) {
  return el('li', { class: 'card', data: { claim: claim.claim, state: claim.state } },
    el('div', { class: 'headed' }, el('h2', {}, claim.event.consequence), stateTag(claim.state)),
    facts(claim),
    el('a', { class: 'button primary small', href: `#/claim/${claim.claim}`, 'aria-label': t('desk.openOf', { policy: claim.policyNumber, what: claim.event.consequence }) }, t('desk.open')));
}

/** Shows the claims before these, until there are none. */
function more(list, next) {
  if (!next) return null;
  let before = next;
  const control = button(t('desk.more'), () => whileBusy(control, t('desk.entering'), async () => {
    const page = await desk.claims(state.deskCode, before);
    list.append(...page.claims.map(card));
    before = page.next;
    control.hidden = !before;
  }), 'quiet');
  return control;
}

function leave() {
  save({ deskCode: null, deskName: null });
  redraw();
}
