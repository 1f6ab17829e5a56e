// What the customer of a scenario reads, in a frame as wide as a phone.
import { el } from '/dom.js';
import { clause } from '/markdown.js';

export function customer(view) {
  const words = view.words;
  return el('article', { class: 'phone', lang: view.language, 'data-outcome': view.outcome },
    el('header', {}, el('p', { class: 'product' }, view.product), el('p', { class: 'plan' }, `${view.plan} · ${view.insurer}`)),
    el('p', { class: `outcome-line ${kind(view)}` }, words[`outcome.${view.outcome}`] ?? view.outcome),
    view.detail ? el('p', { class: 'detail' }, view.detail) : null,
    view.reasons.length ? el('ul', { class: 'reasons' }, view.reasons.map(reason => el('li', {}, reason))) : null,
    view.questions.length ? el('ul', { class: 'questions' }, view.questions.map(question => el('li', {}, question))) : null,
    view.nearest.length ? nearest(view, words) : null,
    view.claim ? claim(view, words) : null,
    view.offer ? offer(view, words) : null);
}

const day = (text, language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(text));

function kind(view) {
  return ['offered', 'issued', 'complete'].includes(view.outcome) ? 'yes' : ['fault', 'declined', 'refused', 'invalid'].includes(view.outcome) ? 'no' : 'maybe';
}

function offer({ offer: offered, language }, words) {
  return el('div', {},
    el('dl', { class: 'facts' },
      el('dt', {}, words.premium), el('dd', { class: 'price' }, offered.premium),
      el('dt', {}, words.period), el('dd', {}, `${day(offered.coverStart, language)} – ${day(offered.coverEnd, language)}`)),
    el('h4', {}, words.benefits),
    el('ul', { class: 'benefits' }, offered.limits.map(limit => el('li', { class: limit.covered ? '' : 'off' },
      el('span', {}, limit.benefit), el('strong', {}, limit.covered ? limit.amount : words.notCovered),
      limit.reasons.map(reason => el('small', {}, reason))))),
    el('h4', {}, words.terms),
    offered.clauses.map(each => terms(each, words)),
    el('h4', {}, words.guide),
    offered.guide.map(entry => guide(entry, words)));
}

function nearest({ nearest: proposals, language }, words) {
  return el('div', {}, el('h4', {}, words.nearest), el('ul', { class: 'benefits' }, proposals.map(each =>
    el('li', {}, el('span', {}, each.plan), el('strong', {}, each.premium), el('small', {}, `${words.period}: ${day(each.coverStart, language)}`)))));
}

function terms(each, words) {
  const { title, body } = clause(each.text);
  return el('details', { class: 'clause', 'data-clause': each.id },
    el('summary', {}, el('span', {}, title || each.id), el('small', {}, each.mustAccept ? words.mustAccept : words.mayRead)), body);
}

function guide(entry, words) {
  return el('details', { class: 'clause' },
    el('summary', {}, el('span', {}, entry.benefit), el('small', {}, entry.event)),
    el('ul', { class: 'documents' }, entry.documents.map(each => paper(each, words))));
}

function claim({ claim: found, language }, words) {
  return el('div', {},
    found.referrals.length ? el('ul', { class: 'reasons' }, found.referrals.map(reason => el('li', {}, reason))) : null,
    found.missing.length ? el('ul', { class: 'documents' }, found.missing.map(each => paper(each, words))) : null,
    found.payable.length ? el('div', {}, el('h4', {}, words.payable),
      el('ul', { class: 'benefits' }, found.payable.map(each => el('li', {}, el('span', {}, each.benefit), el('strong', {}, each.amount))))) : null,
    found.dueBy ? el('p', {}, `${words.dueBy} ${day(found.dueBy, language)}`) : null);
}

function paper(each, words) {
  return el('li', {}, el('strong', {}, each.name), el('p', {}, each.why), el('p', {}, each.how),
    each.oneOf.length ? el('p', {}, `${words.oneOf} ${each.oneOf.join('; ')}`) : null,
    each.dependsOn?.length ? el('p', { class: 'depends' }, `${words.depends} ${each.dependsOn.join('; ')}`) : null);
}
