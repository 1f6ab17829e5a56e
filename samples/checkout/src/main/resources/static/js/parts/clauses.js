// Clauses are accepted one by one: nothing is ticked beforehand, and a box can be ticked only once its text was opened.
import { announce, el } from '../dom.js';
import { t } from '../i18n.js';
import { markdown, withoutTitle } from '../markdown.js';

/** @param accepted sha256 by clause id, kept by the caller; `onChange` hears every tick */
export function clauseList(clauses, accepted, onChange) {
  const others = clauses.filter(clause => !clause.mustAccept).map(clause => clauseCard(clause, accepted, onChange));
  return [
    ...clauses.filter(clause => clause.mustAccept).map(clause => clauseCard(clause, accepted, onChange)),
    others.length ? el('details', { class: 'clause' }, el('summary', {}, t('clause.others')), others) : null,
  ];
}

function clauseCard(clause, accepted, onChange) {
  const text = el('details', { class: 'clause-text' }, el('summary', {}, clause.title), el('div', { lang: clause.language }, markdown(withoutTitle(clause.text))));
  const card = el('div', { class: 'clause', data: { clause: clause.id } }, text);
  if (clause.mustAccept) card.append(acceptBox(clause, text, accepted, onChange));
  return card;
}

function acceptBox(clause, text, accepted, onChange) {
  let opened = accepted[clause.id] === clause.sha256;
  const hint = el('p', { class: 'error', id: `clause-${clause.id}-hint`, hidden: true }, t('clause.openFirst'));
  const box = el('input', { type: 'checkbox', id: `clause-${clause.id}`, checked: opened, 'aria-describedby': hint.id });
  text.addEventListener('toggle', () => { opened ||= text.open; });
  box.addEventListener('click', event => {
    if (opened) return;
    event.preventDefault();
    text.open = true;
    hint.hidden = false;
    announce(hint.textContent);
  });
  box.addEventListener('change', () => {
    hint.hidden = true;
    onChange(clause, box.checked);
  });
  return el('div', {}, hint, el('label', { class: 'pick accept', for: box.id }, box, el('span', {}, t('clause.accept', { title: clause.title }))));
}
