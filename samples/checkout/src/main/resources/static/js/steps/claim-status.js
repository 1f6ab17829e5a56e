// A claim goes on: what is still missing, with why and how; questions; and, in the end, that it is complete.
import { api, newKey, Problem } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { day, money, t, textOrNull } from '../i18n.js';
import { check } from '../form/check.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { fieldFor } from '../form/groups.js';
import { notice, reasonList, trouble } from '../parts/notices.js';
import { save, state } from '../state.js';
import { decidedParts, isDecided } from './claim-decided.js';
import { documentCard } from './claim-document.js';
import { redirect } from './details.js';

export async function claimStatus() {
  if (!state.claim) return redirect('#/claim');
  const { id, secret } = state.claim;
  const answer = await api.claim(id, secret);
  const place = el('div', {});
  if (isDecided(answer)) place.append(...await decidedParts(answer, secret));
  else draw(place, answer);
  return el('section', {}, el('h1', {}, t('claim.statusTitle')),
    el('p', { class: 'hint' }, t('claim.id'), ' ', el('code', { id: 'claim-id' }, id)), place,
    el('div', { class: 'actions' }, el('a', { class: 'button quiet', href: '#/claim', on: { click: leave } }, t('claim.leave'))));
}

function leave() {
  save({ claim: null });
}

function draw(place, answer) {
  const messages = el('div', { class: 'messages' });
  const send = (body, again) => hand(body, { place, messages }, again);
  place.replaceChildren(...[
    outcomeNotice(answer), messages,
    questionsCard(answer.questions ?? [], send),
    answer.missing.length ? el('section', { class: 'card' }, el('h2', {}, t('claim.missing', { count: answer.missing.length })), answer.missing.map(document => documentCard(document, send))) : null,
    payableCard(answer.payable ?? []),
  ].filter(Boolean));
  return place;
}

function outcomeNotice({ outcome, reasons = [], questions = [], dueBy, missing }) {
  const kind = { complete: 'good', referred: 'calm' }[outcome] ?? 'calm';
  const waiting = missing.length + questions.length > 0 ? 'text' : 'done';
  const box = notice(kind, t(`claim.outcome.${outcome}`), el('p', {}, textOrNull(`claim.outcome.${outcome}.${waiting}`) ?? t(`claim.outcome.${outcome}.text`)));
  box.dataset.outcome = outcome;
  if (reasons.length) box.append(reasonList(reasons));
  if (dueBy) box.append(el('p', {}, t('claim.dueBy', { day: day(dueBy) })));
  return box;
}

function payableCard(payable) {
  if (payable.length === 0) return null;
  const rows = payable.map(one => el('div', { class: 'pair' }, el('dt', {}, one.name), el('dd', {}, t('claim.atMost', { amount: money(one.atMost.amount, one.atMost.currency) }))));
  return el('section', { class: 'card' }, el('h2', {}, t('claim.payable')), el('dl', {}, rows));
}

function questionsCard(questions, send) {
  if (questions.length === 0) return null;
  const fields = questions.map(question => fieldFor({ schema: question.schema, name: question.name, pointer: question.pointer ?? `/answers/${question.name}`, title: question.title, required: true }));
  const box = el('div', { class: 'messages' });
  const submit = button(t('claim.answer'), () => {
    clearErrors(fields);
    const faults = check(fields);
    if (faults.length) return box.replaceChildren(showErrors(fields, faults));
    const answers = Object.fromEntries(fields.map(field => [field.name, field.read()]));
    return whileBusy(submit, t('claim.sending'), () => send({ documents: [], answers }, () => submit.click()));
  });
  return el('section', { class: 'card questions' }, el('h2', {}, t('claim.questions')), box, fields.map(field => field.node), el('div', { class: 'actions' }, submit));
}

/** One key for one hand-over: the same documents sent again after a lost answer are not counted twice. */
async function hand(body, { place, messages }, again) {
  const { id, secret } = state.claim;
  const same = state.handing && JSON.stringify(state.handing.body) === JSON.stringify(body);
  const pending = same ? state.handing : { key: newKey(), body };
  save({ handing: pending });
  try {
    const answer = await api.addDocuments(id, secret, pending.key, body);
    save({ handing: null });
    focusOn(draw(place, answer).firstChild);
  } catch (error) {
    if (error instanceof Problem && !error.retryable) save({ handing: null });
    const box = error instanceof Problem && error.errors.length
      ? notice('wrong', t('form.mend', { count: error.errors.length }), el('ul', {}, error.errors.map(one => el('li', {}, textOrNull(`error.${one.code}`) ?? one.message))))
      : trouble(error, again);
    messages.replaceChildren(box);
    focusOn(box);
  }
}
