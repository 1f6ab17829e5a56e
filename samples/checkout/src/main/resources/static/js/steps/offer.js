// Step 3: the price, the limits with their reasons, what a claim will need, and the clauses.
import { api } from '../api.js';
import { button, el, focusOn } from '../dom.js';
import { simpleField } from '../form/controls.js';
import { contentLanguage, day, moment, t, textOrNull } from '../i18n.js';
import { clauseList } from '../parts/clauses.js';
import { notice, refundNotice, trouble } from '../parts/notices.js';
import { guideCard, limitsCard, priceCard } from '../parts/terms.js';
import { save, state } from '../state.js';
import { redirect } from './details.js';

export async function offer() {
  if (!state.offer) return redirect(state.plan ? '#/details' : '#/');
  const changedLanguage = await translate();
  const found = state.offer;
  const messages = el('div', { class: 'messages' }, changedLanguage, changeNotice());
  const consenter = whoAgrees();
  const agree = button(t('offer.agree'), () => proceed(found, messages, consenter));
  return el('section', {},
    el('h1', {}, t('offer.title')),
    el('p', { class: 'lead' }, t('offer.lead', { from: day(found.coverStart), to: day(found.coverEnd) })),
    messages, warnings(found), priceCard(found), limitsCard(found.limits), guideCard(found.claimGuide),
    el('section', { class: 'card' },
      el('h2', {}, t('clause.title')), el('p', { class: 'hint' }, t('clause.hint')),
      clauseList(found.clauses, state.accepted, tick)),
    consenter.node,
    el('p', { class: 'hint' }, t('offer.expires', { at: moment(found.expiresAt) })),
    el('div', { class: 'actions' }, agree, el('a', { class: 'button quiet', href: '#/details' }, t('offer.back'))));
}

/** What is accepted must be what was read: another language is another offer with other texts. */
async function translate() {
  const found = await api.product(state.product);
  const language = contentLanguage(found);
  if (language === state.offerLanguage) return null;
  try {
    const request = { ...state.request, language };
    const answer = await api.quote(request);
    if (answer.outcome !== 'offered') return redirect('#/details');
    save({ request, offer: answer, offerLanguage: language, accepted: {}, issue: null });
    return null;
  } catch (error) {
    return trouble(error, () => location.reload());
  }
}

/** For somebody else one agrees as the buyer or as the guardian; only the customer knows which. For oneself there is nothing to ask. */
function whoAgrees() {
  const { lives = [], guardian } = state.request;
  if (lives.length === 0 && !guardian) return { node: null, by: () => 'applicant' };
  const field = simpleField({
    schema: { oneOf: ['applicant', 'guardian'].map(by => ({ const: by, title: t(`offer.by.${by}`) })) },
    name: 'by', pointer: '/consent/by', title: t('offer.by'), required: true,
  });
  field.write(guardian ? 'guardian' : state.consentBy);
  return { node: el('section', { class: 'card' }, field.node), by: () => field.read(), field };
}

function tick(clause, accepted) {
  const { [clause.id]: _, ...others } = state.accepted;
  save({ accepted: accepted ? { ...others, [clause.id]: clause.sha256 } : others });
}

function warnings({ warnings = [] }) {
  return warnings.map(code => notice('calm', null, el('p', {}, textOrNull(`warning.${code}`) ?? code)));
}

function changeNotice() {
  const change = state.change;
  if (!change) return null;
  save({ change: null });
  return [notice('no', t('offer.changed'), el('p', {}, t('offer.changedText'))), refundNotice(change.refundDue)];
}

function proceed(found, messages, { by, field }) {
  const open = found.clauses.filter(clause => clause.mustAccept && state.accepted[clause.id] !== clause.sha256);
  field?.say(by() ? null : t('error.FIELD_MISSING'));
  if (open.length === 0 && by()) {
    save({ acceptedAt: new Date().toISOString(), consentBy: by(), issue: null });
    location.hash = '#/pay';
    return;
  }
  if (open.length === 0) return focusOn(field.target);
  const go = id => event => { event.preventDefault(); document.getElementById(`clause-${id}`).focus(); };
  const box = notice('wrong', t('clause.missing', { count: open.length }),
    el('ul', {}, open.map(clause => el('li', {}, el('a', { href: '#', on: { click: go(clause.id) } }, clause.title)))));
  messages.replaceChildren(box);
  focusOn(box);
}
