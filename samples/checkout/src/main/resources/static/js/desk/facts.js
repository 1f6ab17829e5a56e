// What a claim says of itself, for the list and for its own page.
import { el } from '../dom.js';
import { day, money, moment, t, textOrNull } from '../i18n.js';
import { reasonList } from '../parts/notices.js';
import { pairs, whole } from '../parts/pairs.js';

const TONES = { approved: 'good', 'partly-approved': 'good', paid: 'good', rejected: 'bad', withdrawn: 'bad' };

export function stateTag(state) {
  return el('span', { class: `tag ${TONES[state] ?? ''}` }, claimState(state));
}

export function claimState(state) {
  return textOrNull(`claim.state.${state}`) ?? state;
}

/** The few things by which a desk chooses what to do next. */
export function facts(claim) {
  return [
    pairs([
      [t('desk.policy'), whole(claim.policyNumber)],
      [t('desk.outcome'), t(`desk.outcome.${claim.outcome}`)],
      [t('desk.dueBy'), claim.dueBy ? day(claim.dueBy) : null],
      ...(claim.decision ? [[t('desk.approved'), amount(claim.approved)], [t('desk.paid'), amount(claim.paid)]] : []),
    ]),
    ...list(t('desk.missing'), claim.missing.map(document => document.name)),
    ...list(t('desk.questions'), claim.questions),
    ...payableRows(claim.payable),
  ];
}

function list(title, entries) {
  return entries.length ? [part(title), el('ul', {}, entries.map(entry => el('li', {}, entry)))] : [];
}

function payableRows(payable) {
  if (payable.length === 0) return [];
  const row = (kind, name, most) => el('p', { class: `pair ${kind}` }, el('span', {}, name), el('span', { class: 'number' }, amount(most)));
  return [part(t('desk.payable')), ...payable.flatMap(each => [row('', each.name, each.atMost), ...each.payees.map(payee => row('inner', payeeName(payee), payee.atMost))])];
}

function part(title) {
  return el('h3', { class: 'part' }, title);
}

/** `beneficiaries/0` is the first of them; what a product calls its own stays as it is. */
export function payeeName({ payee, through }) {
  const [, place] = /^beneficiaries\/(\d+)$/.exec(payee) ?? [];
  const name = place ? t('payee.beneficiary', { place: Number(place) + 1 }) : textOrNull(`payee.${payee}`) ?? payee;
  return through ? t('payee.through', { name, through: textOrNull(`payee.${through}`) ?? through }) : name;
}

/** What happened, and why the insurer has to look. */
export function story(claim) {
  const { cause, consequence, place, date, reportedBy } = claim.event;
  return el('section', { class: 'card' }, el('h2', {}, t('desk.story')),
    pairs([
      [t('desk.product'), claim.product], [t('desk.cause'), cause], [t('desk.consequence'), consequence], [t('desk.place'), place],
      [t('desk.date'), day(date)], [t('desk.reportedAt'), moment(claim.reportedAt)], [t('desk.reportedBy'), reportedBy],
    ]),
    claim.reasons.length ? el('div', { class: 'notice no' }, el('h3', {}, t('desk.look')), reasonList(claim.reasons)) : null);
}

export function amount({ amount: plain, currency }) {
  return money(plain, currency);
}
