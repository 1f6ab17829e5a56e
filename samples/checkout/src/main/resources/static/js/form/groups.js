// Objects and lists of a JSON Schema.
import { button, el } from '../dom.js';
import { t, textOrNull } from '../i18n.js';
import { simpleField } from './controls.js';
import { frame, idOf } from './field.js';

/** The field for any schema; null for a constant, which needs no field. */
export function fieldFor(spec) {
  const { schema } = spec;
  if (schema.const !== undefined) return null;
  const titled = { ...spec, title: schema.title ?? spec.name };
  if (schema.type === 'object') return spec.required || spec.plain ? groupField(titled) : optionalGroup(titled);
  if (schema.type === 'array') return listField(titled);
  return simpleField({ ...titled, hint: spec.hint ?? textOrNull(`hint.${spec.name}`) });
}

/** The fields of an object's properties; `skip` leaves some to the caller. */
export function childrenOf({ schema, pointer }, skip = () => false) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .filter(([name, child]) => !skip(name, child))
    .map(([name, child]) => fieldFor({ schema: child, name, pointer: `${pointer}/${name}`, required: required.has(name) }))
    .filter(child => child !== null);
}

export function groupField(spec) {
  const fields = spec.fields ?? childrenOf(spec);
  const framed = frame({ ...spec, group: true, required: true }, fields.map(child => child.node));
  framed.node.classList.add('group');
  return { ...spec, ...framed, fields, read: () => readAll(fields), write: value => writeAll(fields, value), target: framed.node };
}

export function readAll(fields) {
  const value = {};
  for (const child of fields) {
    const read = child.read();
    if (read !== undefined) value[child.name] = read;
  }
  return value;
}

export function writeAll(fields, value) {
  fields.forEach(child => child.write(value?.[child.name]));
}

/** An object that may be left out: it is sent only when its box is ticked. */
function optionalGroup(spec) {
  const inner = groupField(spec);
  const box = el('input', { type: 'checkbox', id: `${idOf(spec.pointer)}-wanted` });
  const show = wanted => {
    box.checked = wanted;
    inner.node.hidden = !wanted;
    if (wanted) node.hidden = false;
  };
  box.addEventListener('change', () => show(box.checked));
  const hint = textOrNull(`hint.${spec.name}`);
  const node = el('div', { class: 'optional-group', data: { pointer: spec.pointer } },
    el('label', { class: 'pick', for: box.id }, box, el('span', {}, textOrNull(`form.add.${spec.name}`) ?? t('form.add', { title: spec.title }))),
    hint ? el('p', { class: 'hint' }, hint) : null, inner.node);
  show(false);
  return {
    ...inner, node, read: () => (box.checked ? inner.read() : undefined), open: () => show(true),
    write: value => { show(value !== undefined && value !== null); inner.write(value); },
    get fields() { return box.checked ? inner.fields : []; }, all: inner.fields,
  };
}

function listField(spec) {
  const items = [];
  const place = el('div', { class: 'list-items' });
  const add = button(textOrNull(`form.another.${spec.name}`) ?? t('form.another', { title: spec.title }), () => grow().target.scrollIntoView({ block: 'center' }), 'quiet');
  const framed = frame({ ...spec, group: true }, [place, add]);
  const grow = () => {
    const item = itemField(spec, items.length, () => replaceAll(read().filter((_, index) => index !== items.indexOf(item))));
    items.push(item);
    place.append(item.node);
    add.hidden = items.length >= (spec.schema.maxItems ?? Infinity);
    return item;
  };
  const read = () => items.map(item => item.read());
  const replaceAll = values => {
    items.splice(0);
    place.replaceChildren();
    add.hidden = false;
    values.forEach(value => grow().write(value));
  };
  framed.node.classList.add('group');
  return { ...spec, ...framed, read: () => (items.length ? read() : undefined), write: values => replaceAll(values ?? []), fields: items, target: add };
}

function itemField(spec, index, onRemove) {
  const item = groupField({ schema: spec.schema.items, name: String(index), pointer: `${spec.pointer}/${index}`, title: `${spec.schema.items.title ?? spec.title} ${index + 1}` });
  item.node.append(button(t('form.remove'), onRemove, 'quiet small'));
  return item;
}
