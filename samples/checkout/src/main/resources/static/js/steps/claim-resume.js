// A claim that was opened before, on this phone or another one: its number and the secret code lead back to it.
import { api } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { t } from '../i18n.js';
import { check } from '../form/check.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { trouble } from '../parts/notices.js';
import { save } from '../state.js';
import { text } from './claim-open.js';

export async function claimResume() {
  const fields = [text('claimNumber'), text('secret')];
  const messages = el('div', { class: 'messages' });
  const next = button(t('claim.next'), () => whileBusy(next, t('claim.looking'), () => find(fields, messages, () => next.click())));
  return el('section', {},
    el('h1', {}, t('claim.resume')), el('p', { class: 'lead' }, t('claim.resumeLead')), messages,
    el('div', { class: 'form' }, fields.map(field => field.node)), el('div', { class: 'actions' }, next));
}

async function find(fields, messages, again) {
  messages.replaceChildren();
  clearErrors(fields);
  const faults = check(fields);
  const [id, secret] = fields.map(field => field.read());
  try {
    if (faults.length === 0) {
      const claim = await api.claim(id, secret);
      save({ claim: { id: claim.claim, secret } });
      location.hash = '#/claim/status';
      return;
    }
    messages.replaceChildren(showErrors(fields, faults));
  } catch (error) {
    messages.replaceChildren(trouble(error, again));
  }
  focusOn(messages.firstChild);
}
