// One change: what is wished, what it would do, and, once it is confirmed, the receipt. What was confirmed without an answer stays here over a
// reload, so that asking again is the same change.
import { api, Problem, Unreachable } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { day, t, textOrNull } from '../i18n.js';
import { check } from '../form/check.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { once } from '../once.js';
import { notice, reasonList, trouble } from '../parts/notices.js';
import { save, state } from '../state.js';
import { redirect } from '../steps/details.js';
import { formOf } from './forms.js';
import { preview, receipt } from './terms.js';

export async function wish(kind) {
  if (!state.holder || textOrNull(`change.${kind}`) === null) return redirect('#/changes');
  const held = await api.held(state.holder.number, state.holder.secret);
  const kept = state.wish?.number === held.policyNumber && state.wish.body.kind === kind ? state.wish : null;
  const page = { kind, held, form: formOf(kind, kept?.body), messages: el('div', { class: 'messages' }), place: el('div', {}) };
  if (kept) show(page, kept);
  else ask(page);
  return el('section', {}, el('h1', {}, t(`change.${kind}`)), page.messages, page.place,
    el('div', { class: 'actions' }, el('a', { class: 'button quiet', href: '#/changes', on: { click: () => save({ wish: null }) } }, t('changes.back'))));
}

function ask(page) {
  const { kind, form } = page;
  const next = button(t('changes.preview'), () => whileBusy(next, t('changes.previewing'), () => look(page, () => next.click())), 'primary', { id: 'preview' });
  page.place.replaceChildren(el('p', { class: 'lead' }, t(`change.${kind}.hint`)), el('div', { class: 'form' }, form.fields.map(field => field.node)),
    el('div', { class: 'actions' }, next));
}

/** Asks what the change would do; nothing is changed by it. */
async function look(page, again) {
  const { form, messages, held } = page;
  messages.replaceChildren();
  clearErrors(form.fields);
  const faults = check(form.fields);
  if (faults.length) return tell(messages, showErrors(form.fields, faults));
  const body = form.body();
  if (body.contact && Object.keys(body.contact).length === 0) return tell(messages, showErrors(form.fields, [{ pointer: '/contact/phone', code: 'FIELD_MISSING' }]));
  try {
    const found = await api.previewChange(held.policyNumber, state.holder.secret, body);
    keepAndShow(page, { number: held.policyNumber, body, found });
  } catch (error) {
    tell(messages, error instanceof Problem && error.errors.length ? showErrors(form.fields, error.errors) : refused(error, again));
  }
}

function keepAndShow(page, kept) {
  save({ wish: kept });
  show(page, kept);
  focusOn(page.place.firstChild);
}

function show(page, kept) {
  const yes = button(t(`change.${page.kind}.confirm`), () => whileBusy(yes, t('claim.sending'), () => confirm(page, kept, () => yes.click())), 'primary', { id: 'confirm' });
  const back = page.form.fields.length ? button(t('changes.edit'), () => { save({ wish: null }); page.messages.replaceChildren(); ask(page); }, 'quiet') : null;
  page.place.replaceChildren(preview(kept, page.held, page.form.recap(kept.body)), el('div', { class: 'actions' }, yes, back));
}

async function confirm(page, kept, again) {
  page.messages.replaceChildren();
  try {
    const done = await once('change', { token: kept.found.token }, key => api.change(state.holder.secret, key, kept.found.token));
    save({ wish: null });
    page.place.replaceChildren(receipt(done, page.held, page.form.recap(kept.body)));
    focusOn(page.place.firstChild);
  } catch (error) {
    failed(page, kept, error, again);
  }
}

/** Other terms than those that were seen are shown, and wait for a new yes. */
function failed(page, kept, error, again) {
  if (error instanceof Unreachable) keepAndShow(page, { ...kept, sent: true });
  if (error.code === 'CHANGE_TERMS_DIFFER') {
    keepAndShow(page, { ...kept, found: error.body.preview });
    return tell(page.messages, notice('no', t('changes.differ'), el('p', {}, t('changes.differText'))));
  }
  if (error instanceof Problem && !error.retryable) {
    save({ wish: null });
    ask(page);
  }
  tell(page.messages, refused(error, again));
}

function refused(error, again) {
  if (error.reasons?.length) return notice('wrong', t('changes.refused'), reasonList(error.reasons, lastDay));
  return trouble(error, again);
}

/** Until when it would have been possible. */
function lastDay({ limit }) {
  return /^\d{4}-\d{2}-\d{2}$/.test(limit ?? '') ? el('span', { class: 'measure' }, t('changes.last', { day: day(limit) })) : null;
}

function tell(messages, box) {
  messages.replaceChildren(box);
  focusOn(box);
}
