// Names and values, one below the other.
import { el } from '../dom.js';

/** A number that is not broken at its hyphens. */
export function whole(number) {
  return el('span', { class: 'whole' }, number);
}

/** @param rows `[name, value]`; a row without a value is left out */
export function pairs(rows) {
  return el('dl', {}, rows.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => el('div', { class: 'pair' }, el('dt', {}, name), el('dd', {}, value))));
}
