// The frame of every field: label, hint, control, and the place where its error is said.
import { el } from '../dom.js';
import { t } from '../i18n.js';

/** /applicant/birthDate becomes f-applicant-birthDate. */
export function idOf(pointer) {
  return `f${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

export function frame({ pointer, title, hint, required, group }, controls) {
  const id = idOf(pointer);
  const label = [title, required ? null : el('span', { class: 'optional' }, ` ${t('form.optional')}`)];
  const error = el('p', { class: 'error', id: `${id}-error`, hidden: true });
  const note = hint ? el('p', { class: 'hint', id: `${id}-hint` }, hint) : null;
  const described = [note?.id, error.id].filter(Boolean).join(' ');
  const head = group ? el('legend', {}, label) : el('label', { for: id }, label);
  const node = el(group ? 'fieldset' : 'div', { class: 'field', id: `${id}-field`, 'aria-describedby': group ? described : null, data: { pointer } }, head, note, error, controls);
  const inputs = node.querySelectorAll('input, select, textarea');
  if (!group) inputs.forEach(input => input.setAttribute('aria-describedby', described));
  const tell = message => say(node, error, inputs, message);
  // Whoever mends a field need not look at its error any longer; a group keeps what was said about the whole of it.
  if (inputs.length) ['input', 'change'].forEach(event => node.addEventListener(event, changed => inOwn(node, changed.target) && tell(null)));
  return { node, say: tell, target: inputs[0] ?? node };
}

function inOwn(node, target) {
  return target.closest('.field') === node;
}

function say(node, error, inputs, message) {
  error.textContent = message ?? '';
  error.hidden = !message;
  node.classList.toggle('wrong', Boolean(message));
  inputs.forEach(input => (message ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid')));
}
