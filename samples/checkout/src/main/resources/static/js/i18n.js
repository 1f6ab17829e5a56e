// Words of the shop itself. Words of the product come from the server.
import { id } from './i18n/id.js';
import { en } from './i18n/en.js';
import { state } from './state.js';

export const languages = { id: { name: 'Bahasa Indonesia', short: 'ID', words: id, locale: 'id-ID' }, en: { name: 'English', short: 'EN', words: en, locale: 'en-GB' } };

const current = () => languages[state.language] ?? languages.id;

/** The words for a key, with {name} replaced; the key itself when there are none, so that nothing is blank. */
export function t(key, values = {}) {
  return textOrNull(key, values) ?? key;
}

export function textOrNull(key, values = {}) {
  const text = current().words[key];
  return text === undefined ? null : text.replace(/\{(\w+)}/g, (whole, name) => values[name] ?? whole);
}

export function locale() {
  return current().locale;
}

/** The language to ask the server for: the page's, or the product's first when the product does not speak it. */
export function contentLanguage(product) {
  return !product || product.languages.includes(state.language) ? state.language : product.languages[0];
}

/** An amount from the server (a plain decimal) as people write it; digits are never lost, whatever their number. */
export function money(amount, currency) {
  const [whole, fraction = ''] = String(amount).split('.');
  const cents = /^0*$/.test(fraction) ? '' : fraction;
  const parts = new Intl.NumberFormat(locale(), { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }).formatToParts(BigInt(whole));
  const decimal = new Intl.NumberFormat(locale()).formatToParts(1.5).find(part => part.type === 'decimal').value;
  const last = parts.map(part => part.type).lastIndexOf('integer');
  return parts.map((part, index) => part.value + (index === last && cents ? decimal + cents : '')).join('');
}

export function number(plain) {
  return /^-?\d+$/.test(plain) ? new Intl.NumberFormat(locale()).format(BigInt(plain)) : plain;
}

/** A day: `2026-11-22`, or the start of an instant. It is read as written, never moved between time zones. */
export function day(value) {
  const [year, month, date] = String(value).slice(0, 10).split('-').map(Number);
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date));
}

/** An instant in the customer's own time. */
export function moment(value) {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(value));
}

export function months() {
  const format = new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2024, index, 1)));
}
