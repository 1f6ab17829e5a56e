// Step 1: the product and its plan.
import { api } from '../api.js';
import { button, el } from '../dom.js';
import { contentLanguage, money, t } from '../i18n.js';
import { markdown } from '../markdown.js';
import { forgetPurchase, save, state } from '../state.js';

export async function choose() {
  const { products } = await api.products();
  if (products.length === 1) return product(products[0].id);
  return el('section', {},
    el('h1', {}, t('choose.title')),
    el('p', { class: 'lead' }, t('choose.lead')),
    el('ul', { class: 'plain cards' }, products.map(one => el('li', { class: 'card' },
      el('h2', {}, one.name),
      el('p', { class: 'hint' }, one.plans.map(plan => plan.name).join(' · ')),
      el('a', { class: 'button primary', href: `#/product/${encodeURIComponent(one.id)}` }, t('choose.open'))))));
}

export async function product(id) {
  const found = await api.product(id);
  return el('section', {},
    el('h1', {}, found.name),
    el('p', { class: 'lead' }, t('choose.planLead')),
    state.policy ? el('p', { class: 'notice calm' }, el('a', { href: '#/policy' }, t('choose.lastPolicy'))) : null,
    el('div', { class: 'plans' }, found.plans.map(plan => planCard(found, plan))),
    summaryOf(found), contactsOf(found));
}

function planCard(found, plan) {
  return el('article', { class: 'card plan', data: { plan: plan.id } },
    el('h2', {}, plan.name),
    el('ul', { class: 'plain' }, plan.benefits.map(benefit => el('li', { class: 'row' },
      el('span', { class: 'pair' }, el('span', {}, benefit.name), el('strong', { class: 'number' }, benefit.amount ? money(benefit.amount, found.currency) : '')),
      el('small', { class: 'hint' }, t(`basis.${benefit.basis}`))))),
    button(t('choose.take', { plan: plan.name }), () => take(found.id, plan.id)));
}

function take(productId, planId) {
  if (state.product !== productId || state.policy) forgetPurchase();
  save({ product: productId, plan: planId, offer: null, accepted: {}, payment: null, issue: null, policy: null });
  location.hash = '#/details';
}

function summaryOf(found) {
  const language = contentLanguage(found);
  const summary = found.clauses.find(clause => clause.id === 'summary' && clause.language === language);
  return summary ? el('details', { class: 'card' }, el('summary', {}, t('choose.summary')), el('div', { lang: summary.language }, markdown(summary.text, 2))) : null;
}

function contactsOf({ insurer, contacts }) {
  return el('p', { class: 'hint contacts' }, t('choose.insurer', { name: insurer.name, licence: insurer.licence }), ' ',
    t('choose.contacts', { claims: contacts.claims, complaints: contacts.complaints, ombudsman: contacts.ombudsman }));
}
