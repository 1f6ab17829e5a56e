// Step 2: who is covered, and the questions of the product.
import { api, Problem } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { contentLanguage, t } from '../i18n.js';
import { QuoteForm } from '../form/quote-form.js';
import { nearestCards } from '../parts/nearest.js';
import { measure, notice, reasonList, trouble } from '../parts/notices.js';
import { save, state } from '../state.js';

export async function details() {
  if (!state.plan) return redirect('#/');
  const language = contentLanguage(await api.product(state.product));
  const schema = await api.form(state.product, state.plan, language);
  const form = new QuoteForm(schema, () => save({ drafts: { ...state.drafts, [state.product]: form.read() } }));
  form.write(state.drafts[state.product]);
  const messages = el('div', { class: 'messages' });
  const submit = button(t('details.submit'), () => ask());
  const ask = () => whileBusy(submit, t('details.asking'), () => quote(form, language, messages));
  return el('section', {},
    el('h1', {}, schema.title ?? t('details.title')),
    el('p', { class: 'lead' }, t('details.lead')),
    messages, form.node,
    el('div', { class: 'actions' }, submit, el('a', { class: 'button quiet', href: '#/' }, t('details.back'))));
}

async function quote(form, language, messages) {
  messages.replaceChildren();
  const faults = form.check();
  form.show([]);
  if (faults.length) return tell(messages, form.show(faults));
  const request = { product: state.product, plan: state.plan, language, channel: 'web', ...form.read() };
  try {
    take(await api.quote(request), request, form, messages);
  } catch (error) {
    tell(messages, error instanceof Problem && error.errors.length ? form.show(error.errors) : trouble(error, () => quote(form, language, messages)));
  }
}

function take(answer, request, form, messages) {
  if (answer.outcome === 'more-needed') return tell(messages, form.ask(answer.questions));
  if (answer.outcome === 'declined') return tell(messages, declined(answer, request, form, messages));
  save({ request, offer: answer, offerLanguage: request.language, accepted: {}, issue: null });
  location.hash = '#/offer';
}

function declined({ reasons, nearest = [] }, request, form, messages) {
  reasons.filter(reason => reason.subject).forEach(reason => form.point(reason.subject, reason.message ?? reason.code));
  const take = (body, control) => whileBusy(control, t('details.asking'), () => instead(body, form, messages));
  return el('div', {},
    notice('no', t('declined.title'), reasonList(reasons, measure), el('p', { class: 'hint' }, t('declined.hint'))),
    nearestCards(nearest, request, take));
}

/** Asks for what the server proposed: the customer need not fill anything in again. */
async function instead(request, form, messages) {
  const { product, plan, language: _, channel: __, ...entered } = request;
  try {
    const answer = await api.quote(request);
    if (answer.outcome === 'offered') save({ product, plan, drafts: { ...state.drafts, [product]: entered } });
    take(answer, request, form, messages);
  } catch (error) {
    tell(messages, trouble(error, () => instead(request, form, messages)));
  }
}

function tell(messages, box) {
  messages.replaceChildren(box);
  focusOn(box);
}

export function redirect(hash) {
  location.replace(hash);
  return el('section', {}, el('h1', {}, '…'));
}
