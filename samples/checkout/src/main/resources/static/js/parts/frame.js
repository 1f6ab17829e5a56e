// The page around a step: title, progress, footer, language switch.
import { el } from '../dom.js';
import { languages, t } from '../i18n.js';
import { state } from '../state.js';

const STEPS = ['choose', 'details', 'offer', 'pay', 'policy'];

/** @param frame `tagline`, and `links` as pairs of address and key of its words */
export function drawFrame({ tagline, links }, step, onLanguage) {
  document.documentElement.lang = state.language;
  document.getElementById('skip').textContent = t('frame.skip');
  document.getElementById('tagline').textContent = t(tagline);
  document.getElementById('languages').replaceChildren(...Object.entries(languages).map(([code, language]) => languageButton(code, language, onLanguage)));
  document.getElementById('footer-links').replaceChildren(...links.map(([href, words]) => el('a', { href }, t(words))));
  document.getElementById('footer-note').textContent = t('frame.note');
  progress(step);
}

function languageButton(code, { name, short }, onLanguage) {
  return el('button', { type: 'button', lang: code, 'aria-label': name, 'aria-pressed': String(code === state.language), on: { click: () => onLanguage(code) } }, short);
}

function progress(step) {
  const at = STEPS.indexOf(step);
  const line = document.getElementById('progress');
  line.hidden = at < 0;
  if (at < 0) return;
  const bars = STEPS.map((_, index) => el('span', { class: index <= at ? 'bar done' : 'bar', 'aria-hidden': 'true' }));
  line.replaceChildren(el('span', { class: 'bars' }, bars), t('frame.step', { at: at + 1, of: STEPS.length, title: t(`step.${step}`) }));
}
