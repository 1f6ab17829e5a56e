// One missing document: what it is, why, how to get it, and a small form to hand it in. A chosen file never leaves the phone; only its
// fingerprint does.
import { button, el, whileBusy } from '../dom.js';
import { t } from '../i18n.js';
import { idOf } from '../form/field.js';
import { fieldFor, readAll } from '../form/groups.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { check } from '../form/check.js';
import { documentText } from '../parts/terms.js';

export function documentCard(document, send) {
  const place = el('div', { class: 'hand-in' });
  const open = button(t('claim.handIn'), () => {
    open.hidden = true;
    place.append(...handIn(document, send));
    place.querySelector('input, select, button').focus();
  }, 'primary small', { 'aria-label': `${t('claim.handIn')}: ${document.name}` });
  return el('article', { class: 'missing', data: { document: document.type } }, el('div', { class: 'row' }, documentText(document)), open, place);
}

function handIn(document, send) {
  const fields = fieldsOf(document);
  const file = fileField(document);
  const box = el('div', { class: 'messages' });
  const submit = button(t('claim.add'), () => whileBusy(submit, t('claim.sending'), async () => {
    clearErrors(fields);
    const faults = check(fields);
    if (faults.length) return box.replaceChildren(showErrors(fields, faults));
    return send({ documents: [await documentOf(document, readAll(fields), file)] }, () => submit.click());
  }), 'primary small');
  return [box, ...fields.map(field => field.node), ...(file ? [file.node] : []), el('div', { class: 'actions' }, submit)];
}

function fieldsOf(document) {
  const pointer = name => `/hand-in/${document.type}/${name}`;
  const papers = document.oneOf ?? [];
  const type = papers.length > 1
    ? [fieldFor({ name: 'type', pointer: pointer('type'), required: true, schema: { title: t('claim.paper'), oneOf: papers.map(paper => ({ const: paper.id, title: paper.name })) } })]
    : [];
  return [...type,
    fieldFor({ name: 'number', pointer: pointer('number'), required: false, schema: { type: 'string', maxLength: 60, title: t('claim.paperNumber') } }),
    fieldFor({ name: 'issuedOn', pointer: pointer('issuedOn'), required: false, schema: { type: 'string', format: 'date', title: t('claim.issuedOn') } })];
}

/** Without a secure connection a browser makes no fingerprints; then the file is simply not asked for. */
function fileField(document) {
  if (!globalThis.crypto?.subtle) return null;
  const id = idOf(`/hand-in/${document.type}/file`);
  const input = el('input', { type: 'file', id, accept: 'image/*,application/pdf' });
  return { input, node: el('div', { class: 'field' }, el('label', { for: id }, t('claim.file'), el('span', { class: 'optional' }, ` ${t('form.optional')}`)), el('p', { class: 'hint' }, t('claim.fileHint')), input) };
}

async function documentOf(document, { type, number, issuedOn }, file) {
  const handed = { type: type ?? document.oneOf?.[0]?.id ?? document.type };
  if (number) handed.number = number;
  if (issuedOn) handed.issuedOn = issuedOn;
  const chosen = file?.input.files[0];
  if (chosen) handed.sha256 = await fingerprint(chosen);
  return handed;
}

async function fingerprint(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
