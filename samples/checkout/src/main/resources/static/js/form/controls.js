// One maker for each kind of simple value in a JSON Schema. A field knows its pointer, reads and writes its value, and says its error.
import { el } from '../dom.js';
import { months, number, t, textOrNull } from '../i18n.js';
import { frame, idOf } from './field.js';

const FEW = 4;
// A bound beyond this is the type's, not the product's: no person needs to hear it.
const SENSIBLE = 1e15;

export function simpleField(spec) {
  const { schema } = spec;
  if (schema.oneOf || schema.enum) return choiceField(spec, optionsOf(schema));
  if (schema.type === 'boolean') return yesNoField(spec);
  if (schema.format === 'date') return dateField(spec);
  return textField(spec);
}

export function optionsOf(schema) {
  return schema.oneOf
    ? schema.oneOf.map(option => ({ value: option.const, title: option.title ?? String(option.const) }))
    : schema.enum.map(value => ({ value, title: String(value) }));
}

function field(spec, framed, read, write) {
  return { ...spec, ...framed, read, write, fields: [] };
}

function textField(spec) {
  const { schema, pointer } = spec;
  const kind = schema['x-payung-type'] ?? schema.type;
  const numeric = kind !== 'string' && kind !== 'text';
  const input = el(spec.lines ? 'textarea' : 'input', {
    id: idOf(pointer), type: spec.lines ? null : spec.hidden ? 'password' : 'text', rows: spec.lines, maxlength: schema.maxLength,
    autocomplete: autocompleteOf(pointer), required: spec.required, inputmode: numeric ? (kind === 'integer' ? 'numeric' : 'decimal') : modeOf(pointer),
  });
  const framed = frame({ ...spec, hint: spec.hint ?? rangeOf(schema) }, input);
  const read = () => valueOf(input.value, kind);
  return field(spec, framed, read, value => { input.value = value === undefined || value === null ? '' : String(value); });
}

function valueOf(entered, kind) {
  const text = entered.trim();
  if (text === '') return undefined;
  if (kind === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (kind === 'money') return ungrouped(text.replace(/^(rp|idr)\.?\s*/i, ''));
  return kind === 'decimal' || kind === 'percent' ? text.replace(/^(-?\d+),(\d+)$/, '$1.$2') : text;
}

/** 3.000.000, 3,000,000 and 3 000 000 all mean three million. */
function ungrouped(text) {
  return /^\d{1,3}([.,\s]\d{3})+$/.test(text) ? text.replace(/\D/g, '') : text;
}

function rangeOf(schema) {
  const low = schema.minimum ?? schema['x-payung-minimum'];
  const high = schema.maximum ?? schema['x-payung-maximum'];
  if (low === undefined || high === undefined || Math.max(Math.abs(low), Math.abs(high)) > SENSIBLE) return null;
  return t('form.range', { low: number(String(low)), high: number(String(high)) });
}

function autocompleteOf(pointer) {
  return { '/applicant/fullName': 'name', '/applicant/phone': 'tel' }[pointer] ?? 'off';
}

function modeOf(pointer) {
  return pointer.endsWith('/phone') ? 'tel' : null;
}

function choiceField(spec, options) {
  return options.length <= FEW ? radioField(spec, options) : selectField(spec, options);
}

function selectField(spec, options) {
  const select = el('select', { id: idOf(spec.pointer), required: spec.required },
    el('option', { value: '' }, t('form.choose')),
    options.map(option => el('option', { value: option.value }, option.title)));
  const read = () => (select.value === '' ? undefined : select.value);
  return field(spec, frame(spec, select), read, value => { select.value = value ?? ''; });
}

function yesNoField(spec) {
  return radioField(spec, [{ value: true, title: t('form.yes') }, { value: false, title: t('form.no') }]);
}

function radioField(spec, options) {
  const name = idOf(spec.pointer);
  const radios = options.map((option, index) => el('input', { type: 'radio', name, id: `${name}-${index}`, value: String(option.value) }));
  const rows = options.map((option, index) => el('label', { class: 'pick', for: `${name}-${index}` }, radios[index], el('span', {}, option.title)));
  const framed = frame({ ...spec, group: true }, el('div', { class: 'picks' }, rows));
  const read = () => { const at = radios.findIndex(radio => radio.checked); return at < 0 ? undefined : options[at].value; };
  return field(spec, framed, read, value => radios.forEach((radio, index) => { radio.checked = options[index].value === value; }));
}

/** Day, month, year: a native picker speaks the language of the phone instead of the page's, and a birthday is far away in it. */
function dateField(spec) {
  const id = idOf(spec.pointer);
  const part = (name, length) => el('input', { id: `${id}-${name}`, type: 'text', inputmode: 'numeric', maxlength: length, autocomplete: 'off', class: `date-${name}` });
  const [day, year] = [part('day', 2), part('year', 4)];
  const month = el('select', { id: `${id}-month`, class: 'date-month' }, el('option', { value: '' }, '–'),
    months().map((title, index) => el('option', { value: String(index + 1).padStart(2, '0') }, title)));
  const cell = (name, input) => el('label', { for: input.id, class: 'date-part' }, el('span', {}, t(`form.${name}`)), input);
  const framed = frame({ ...spec, group: true, hint: spec.hint ?? textOrNull(`hint.${spec.name}`) },
    el('div', { class: 'date' }, cell('day', day), cell('month', month), cell('year', year)));
  const read = () => (day.value + month.value + year.value === '' ? undefined
    : `${year.value.trim().padStart(4, '0')}-${month.value || '00'}-${day.value.trim().padStart(2, '0')}`);
  const write = value => {
    const [y, m, d] = (value ?? '').split('-');
    [year.value, month.value, day.value] = [clean(y), m && m !== '00' ? m : '', clean(d)];
  };
  return field(spec, framed, read, write);
}

function clean(digits) {
  return (digits ?? '').replace(/^0+/, '');
}
