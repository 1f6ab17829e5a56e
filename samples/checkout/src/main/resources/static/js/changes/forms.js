// What each change asks for, how it is sent, and how it is read back before it is confirmed.
import { el } from '../dom.js';
import { t } from '../i18n.js';
import { fieldFor } from '../form/groups.js';
import { pairs } from '../parts/pairs.js';

const RELATIONS = ['spouse', 'child', 'parent', 'sibling', 'guardian', 'other'];
const SHARE = '^[0-9]{1,3}(\\.[0-9]{1,4})?$';

/** `fields` to show, `body` of the wish, `recap` of what was entered. */
export function formOf(kind, entered) {
  return { 'change-contact': contact, 'change-beneficiary': beneficiaries }[kind]?.(entered) ?? { fields: [], body: () => ({ kind }), recap: () => null };
}

function contact(entered) {
  const field = (name, title, maxLength, more = {}) => fieldFor({ name, pointer: `/contact/${name}`, schema: { type: 'string', maxLength, title }, required: false, ...more });
  const fields = [field('phone', t('changes.phone'), 20), field('address', t('changes.address'), 300, { hint: t('changes.addressHint'), lines: 3 })];
  fields.forEach(each => each.write(entered?.contact?.[each.name]));
  const body = () => {
    const given = Object.fromEntries(fields.map(each => [each.name, each.read()]).filter(([, value]) => value !== undefined));
    return { kind: 'change-contact', contact: given };
  };
  return { fields, body, recap: wish => pairs([[t('changes.phone'), wish.contact.phone], [t('changes.address'), wish.contact.address]]) };
}

function beneficiaries(entered) {
  const item = { type: 'object', title: t('changes.beneficiary'), required: ['fullName', 'relation', 'share'], properties: {
    fullName: { type: 'string', maxLength: 120, title: t('changes.fullName') },
    relation: { title: t('claim.relation'), oneOf: RELATIONS.map(value => ({ const: value, title: t(`relation.${value}`) })) },
    share: { type: 'string', 'x-payung-type': 'percent', pattern: SHARE, title: t('changes.share') },
  } };
  const list = fieldFor({ name: 'beneficiaries', pointer: '/beneficiaries', schema: { type: 'array', maxItems: 10, title: t('changes.beneficiaries'), items: item }, required: true });
  list.write(entered?.beneficiaries ?? [{}]);
  const body = () => ({ kind: 'change-beneficiary', beneficiaries: list.read() ?? [] });
  return { fields: [list], body, recap: ({ beneficiaries: all }) => (all.length
    ? pairs(all.map(one => [`${one.fullName} (${t(`relation.${one.relation}`)})`, t('changes.percent', { share: one.share })]))
    : el('p', {}, t('changes.heirs'))) };
}
