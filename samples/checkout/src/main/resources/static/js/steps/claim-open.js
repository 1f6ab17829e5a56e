// A claim begins: the holder's number and secret, then what happened.
import { api, newKey, Problem } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { t } from '../i18n.js';
import { simpleField } from '../form/controls.js';
import { check } from '../form/check.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { fieldFor, readAll } from '../form/groups.js';
import { trouble } from '../parts/notices.js';
import { save, state } from '../state.js';

const PLACES = ['home', 'work', 'road', 'elsewhere', 'abroad'];
const RELATIONS = ['spouse', 'child', 'parent', 'sibling', 'guardian', 'other'];

export async function claimOpen() {
  const known = state.holder ?? { number: state.policy?.policyNumber, secret: state.policy?.holderSecret };
  const [number, secret] = [text('number', known.number), text('secret', known.secret)];
  const messages = el('div', { class: 'messages' });
  const rest = el('div', { class: 'form' });
  const next = button(t('claim.next'), () => whileBusy(next, t('claim.looking'), () => begin({ number, secret, messages, rest, next })));
  return el('section', {},
    el('h1', {}, t('claim.title')), el('p', { class: 'lead' }, t('claim.lead')),
    continued(),
    messages,
    el('div', { class: 'form' }, number.node, secret.node), rest,
    el('div', { class: 'actions' }, next));
}

function continued() {
  const [href, words] = state.claim ? ['#/claim/status', t('claim.continue', { claim: state.claim.id })] : ['#/claim/resume', t('claim.resume')];
  return el('p', {}, el('a', { id: 'earlier-claim', href }, words));
}

export function text(name, value) {
  const field = simpleField({ schema: { type: 'string', maxLength: 100 }, name, pointer: `/${name}`, title: t(`claim.${name}`), hint: t(`claim.${name}Hint`), required: true });
  if (value) field.write(value);
  return field;
}

async function begin({ number, secret, messages, rest, next }) {
  messages.replaceChildren();
  const fields = [number, secret];
  clearErrors(fields);
  const faults = check(fields);
  if (faults.length) return tell(messages, showErrors(fields, faults));
  try {
    const policy = await api.policy(number.read());
    const product = await api.product(policy.product);
    askEvent(product, { number, secret, messages, rest, next });
  } catch (error) {
    tell(messages, trouble(error, () => next.click()));
  }
}

function askEvent(product, { number, secret, messages, rest, next }) {
  const fields = eventFields(product);
  const open = button(t('claim.open'), () => whileBusy(open, t('claim.opening'), () => send(fields, messages)));
  const send = async (all, box) => notify({ number: number.read(), secret: secret.read() }, all, box, () => open.click());
  rest.replaceChildren(...fields.map(field => field.node), el('div', { class: 'actions' }, open));
  next.hidden = true;
  focusOn(fields[0].node);
}

function eventFields({ events }) {
  const oneCause = new Set(events.map(event => event.cause)).size === 1;
  const options = events.map(event => ({ const: `${event.cause} ${event.consequence}`, title: oneCause ? event.consequenceName : `${event.causeName}: ${event.consequenceName}` }));
  const choice = (name, values, prefix) => ({ name, schema: { oneOf: values.map(value => ({ const: value, title: t(`${prefix}.${value}`) })), title: t(`claim.${name}`) } });
  const claimant = { type: 'object', title: t('claim.claimant'), required: ['fullName', 'relation'],
    properties: { fullName: { type: 'string', maxLength: 120, title: t('claim.fullName') }, relation: { ...choice('relation', RELATIONS, 'relation').schema } } };
  return [
    fieldFor({ name: 'what', pointer: '/event/consequence', schema: { oneOf: options, title: t('claim.what') }, required: true }),
    fieldFor({ ...choice('place', PLACES, 'place'), pointer: '/event/place', required: true }),
    fieldFor({ name: 'date', pointer: '/event/date', schema: { type: 'string', format: 'date', title: t('claim.date') }, required: true }),
    fieldFor({ name: 'claimant', pointer: '/claimant', schema: claimant, required: false }),
  ];
}

async function notify(holder, fields, messages, again) {
  messages.replaceChildren();
  clearErrors(fields);
  const faults = check(fields);
  if (faults.length) return tell(messages, showErrors(fields, faults));
  const body = bodyOf(readAll(fields));
  const pending = state.opening && JSON.stringify(state.opening.body) === JSON.stringify(body) ? state.opening : { key: newKey(), body };
  save({ opening: pending });
  try {
    const answer = await api.openClaim(holder.number, holder.secret, pending.key, body);
    save({ opening: null, holder, claim: { id: answer.claim, secret: holder.secret } });
    location.hash = '#/claim/status';
  } catch (error) {
    tell(messages, error instanceof Problem && error.errors.length ? showErrors(fields, error.errors) : trouble(error, again));
  }
}

function bodyOf({ what, place, date, claimant }) {
  const [cause, consequence] = what.split(' ');
  return { event: { cause, consequence, place, date }, ...(claimant ? { claimant } : {}) };
}

function tell(messages, box) {
  messages.replaceChildren(box);
  focusOn(box);
}
