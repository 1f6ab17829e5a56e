// The desk decides: what is approved for whom, or why not.
import { desk, Problem } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { number, t } from '../i18n.js';
import { check } from '../form/check.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { fieldFor } from '../form/groups.js';
import { once } from '../once.js';
import { save, state } from '../state.js';
import { amount, payeeName } from './facts.js';
import { refusedBox } from './refused.js';

const VERDICTS = ['approve', 'partly-approve', 'reject'];
const REASONS = ['DESK_NOT_COVERED', 'DESK_OUTSIDE_COVER', 'DESK_EXCLUDED', 'DESK_NOT_PROVEN', 'DESK_COST_NOT_SHOWN', 'DESK_UNTRUE'];

export function decideCard(claim, done) {
  const form = formOf(claim);
  const messages = el('div', { class: 'messages' });
  const send = button(t('desk.decide'), () => whileBusy(send, t('claim.sending'), () => decide(claim, form, messages, done, () => send.click())), 'primary', { id: 'decide' });
  return el('section', { class: 'card', id: 'decision' }, el('h2', {}, t('desk.decideTitle')), messages,
    form.all.map(field => field.node), el('div', { class: 'actions' }, send));
}

function formOf(claim) {
  const field = (name, schema, required, more = {}) => fieldFor({ name, pointer: `/decision/${name}`, schema: { title: t(`desk.${name}`), ...schema }, required, ...more });
  const verdict = field('verdict', { oneOf: VERDICTS.map(value => ({ const: value, title: t(`verdict.${value}`) })) }, true);
  const amounts = claim.payable.flatMap(amountFields);
  const reasons = reasonsField();
  const explanation = field('explanation', { type: 'string', maxLength: 2000 }, false, { hint: t('desk.explanationHint'), lines: 3 });
  const without = claim.missing.length + claim.questions.length > 0 ? withoutField() : null;
  const decidedBy = field('by', { type: 'string', maxLength: 120 }, true);
  decidedBy.write(state.deskName);
  const adapt = () => {
    amounts.forEach(({ node }) => { node.hidden = verdict.read() === 'reject'; });
    reasons.node.hidden = verdict.read() === 'approve';
  };
  verdict.node.addEventListener('change', adapt);
  return { verdict, amounts, reasons, explanation, without, decidedBy, all: [verdict, ...amounts, reasons, explanation, without, decidedBy].filter(Boolean) };
}

/** One amount for each payee, with the most that they may get; one for the benefit where nobody knows yet who gets it. */
function amountFields(payable) {
  const payees = payable.payees.length ? payable.payees : [{ payee: '', atMost: payable.atMost }];
  return payees.map((payee, index) => {
    const title = payee.payee ? `${payable.name}: ${payeeName(payee)}` : payable.name;
    const hint = [t('desk.most', { amount: amount(payee.atMost) }), payee.withheld].filter(Boolean).join(' ');
    const field = fieldFor({ name: 'amount', pointer: `/decision/amounts/${payable.benefit}/${index}`, schema: { type: 'string', 'x-payung-type': 'money', pattern: '^(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?$', title }, required: false, hint });
    field.write(payee.withheld ? '' : number(payee.atMost.amount));
    return { ...field, benefit: payable.benefit, currency: payee.atMost.currency };
  });
}

function reasonsField() {
  const boxes = REASONS.map(code => el('input', { type: 'checkbox', id: `reason-${code}`, value: code }));
  const node = el('fieldset', { class: 'field', id: 'reasons' }, el('legend', {}, t('desk.reasons')), el('p', { class: 'hint' }, t('desk.reasonsHint')),
    el('div', { class: 'picks' }, boxes.map(box => el('label', { class: 'pick', for: box.id }, box, el('span', {}, t(`desk.reason.${box.value}`))))));
  return { node, read: () => boxes.filter(box => box.checked).map(box => box.value) };
}

function withoutField() {
  const box = el('input', { type: 'checkbox', id: 'without-documents' });
  return { node: el('div', { class: 'optional-group' }, el('label', { class: 'pick', for: box.id }, box, el('span', {}, t('desk.without')))), read: () => box.checked };
}

async function decide(claim, form, messages, done, again) {
  const fields = [form.verdict, ...form.amounts, form.explanation, form.decidedBy];
  clearErrors(fields);
  const faults = faultsOf(form, fields);
  if (faults.length) return tell(messages, showErrors(fields, faults));
  const body = bodyOf(form);
  save({ deskName: body.decidedBy });
  try {
    done(await once('decision', { claim: claim.claim, ...body }, key => desk.decide(state.deskCode, claim.claim, key, body)));
  } catch (error) {
    tell(messages, error instanceof Problem && error.errors.length ? showErrors(fields, error.errors) : refusedBox(error, again, claim));
  }
}

/** What the SDK would say too, said before anything is sent. */
function faultsOf(form, fields) {
  const verdict = form.verdict.read();
  const faults = check(fields.filter(field => verdict !== 'reject' || !form.amounts.includes(field)));
  if (verdict && verdict !== 'approve' && form.reasons.read().length === 0) faults.push({ pointer: '/reasons', code: 'DESK_REASON_MISSING' });
  if (verdict && verdict !== 'reject' && amountsOf(form).length === 0) faults.push({ pointer: form.amounts[0]?.pointer ?? '/amounts', code: 'DESK_AMOUNT_MISSING' });
  return faults;
}

function bodyOf(form) {
  const verdict = form.verdict.read();
  return {
    verdict,
    amounts: verdict === 'reject' ? [] : amountsOf(form),
    reasons: verdict === 'approve' ? [] : form.reasons.read(),
    explanation: form.explanation.read(),
    decidedBy: form.decidedBy.read(),
    withoutDocuments: form.without?.read() ?? false,
  };
}

function amountsOf(form) {
  return form.amounts.map(field => ({ benefit: field.benefit, amount: { amount: field.read(), currency: field.currency } }))
    .filter(part => part.amount.amount !== undefined && !/^0(\.0*)?$/.test(part.amount.amount));
}

function tell(messages, box) {
  messages.replaceChildren(box);
  focusOn(box);
}
