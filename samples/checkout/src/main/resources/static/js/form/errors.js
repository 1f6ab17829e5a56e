// From the server's pointers to the fields on the page, and the list of everything that needs mending.
import { el, focusOn } from '../dom.js';
import { t, textOrNull } from '../i18n.js';

export function errorText(error) {
  return textOrNull(`error.${error.code}`) ?? error.message ?? error.code;
}

export function clearErrors(fields) {
  for (const field of fields) {
    field.say(null);
    clearErrors(field.all ?? field.fields);
  }
}

/** Says each error beside its field and returns the box that lists them all; nothing is left unsaid. */
export function showErrors(fields, errors) {
  const rows = errors.map(error => {
    const found = find(fields, error.pointer ?? '');
    found?.say(errorText(error));
    return row(found, errorText(error));
  });
  return el('div', { class: 'notice wrong', role: 'alert' }, el('h2', {}, t('form.mend', { count: errors.length })), el('ul', {}, rows));
}

function row(field, text) {
  if (!field) return el('li', {}, text);
  const go = event => { event.preventDefault(); focusOn(field.target); field.node.scrollIntoView({ block: 'center' }); };
  return el('li', {}, el('a', { href: '#', on: { click: go } }, `${field.title}: ${text}`));
}

/** The field at the pointer, else the nearest one around it. */
export function find(fields, pointer) {
  for (const field of fields) {
    if (pointer !== field.pointer && !pointer.startsWith(`${field.pointer}/`)) continue;
    if (field.open && pointer !== '') field.open();
    return find(field.fields, pointer) ?? field;
  }
  return null;
}
