// What an offer or a policy says: price, limits, and what a claim will need.
import { el } from '../dom.js';
import { money, t, textOrNull } from '../i18n.js';
import { reasonList } from './notices.js';

export function priceCard({ premium, lines }) {
  const rows = lines.map(line => el('div', { class: 'pair' }, el('dt', {}, textOrNull(`line.${line.kind}`) ?? line.kind), el('dd', {}, money(line.amount, premium.currency))));
  return el('section', { class: 'card price' },
    el('h2', {}, t('offer.price')),
    el('p', { class: 'amount' }, money(premium.amount, premium.currency)),
    el('details', {}, el('summary', {}, t('offer.lines')), el('dl', {}, rows)));
}

export function limitsCard(limits) {
  return el('section', { class: 'card' }, el('h2', {}, t('offer.limits')), el('ul', { class: 'plain' }, limits.map(limitRow)));
}

function limitRow(limit) {
  const covered = !/^0*(\.0*)?$/.test(limit.amount);
  const amount = covered ? money(limit.amount, limit.currency) : t('offer.notCovered');
  return el('li', { class: 'row' },
    el('span', { class: 'pair' }, el('span', {}, limit.name), el('strong', { class: covered ? 'number' : 'number none' }, amount)),
    covered ? el('small', { class: 'hint' }, t(`basis.${limit.basis}`)) : null,
    limit.reasons?.length ? reasonList(limit.reasons) : null);
}

export function guideCard(guide) {
  return el('section', { class: 'card' }, el('h2', {}, t('guide.title')), el('p', { class: 'hint' }, t('guide.hint')), guide.map(guideOf));
}

function guideOf(entry) {
  return el('details', { class: 'guide' }, el('summary', {}, entry.name),
    el('ul', { class: 'plain' }, entry.documents.map(document => el('li', { class: 'row' }, documentText(document), certainty(document)))));
}

function certainty(document) {
  return document.certain === false ? el('span', { class: 'tag' }, t('guide.maybe')) : null;
}

/** A document: its name, which paper will do, why it is asked for, and how to get it. */
export function documentText(document) {
  const papers = (document.oneOf ?? []).filter(paper => paper.name !== document.name);
  return [el('strong', {}, document.name),
    document.form && document.form !== 'any' ? el('span', { class: 'form' }, ` (${t(`paper.${document.form}`)})`) : null,
    papers.length ? el('span', { class: 'line' }, t('paper.oneOf', { papers: papers.map(paper => paper.name).join(t('paper.or')) })) : null,
    el('span', { class: 'line' }, document.why),
    el('span', { class: 'line how' }, document.how)];
}
