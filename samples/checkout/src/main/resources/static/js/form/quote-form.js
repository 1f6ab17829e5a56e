// The form of a quote, built from the JSON Schema of its body. It knows the contract's own names (applicant, lives, answers), no product's.
import { button, el } from '../dom.js';
import { t } from '../i18n.js';
import { optionsOf, simpleField } from './controls.js';
import { clearErrors, find, showErrors } from './errors.js';
import { Family, rolesOf } from './family.js';
import { childrenOf, fieldFor, groupField, readAll } from './groups.js';
import { check } from './check.js';
import { put } from '../pointer.js';

const BY_THE_PAGE = ['channel', 'language', 'lives', 'answers', 'applicant'];
const SELF = 'self';

export class QuoteForm {
  constructor(schema, onChange) {
    this.schema = schema;
    this.roles = rolesOf(schema);
    this.node = el('div', { class: 'form', on: { input: onChange, change: onChange } });
    this.extras = [];
    this.build(SELF);
  }

  build(relation) {
    const { applicant, answers } = this.schema.properties;
    this.relation = relation;
    this.who = this.whoField();
    const others = this.topLevel();
    this.lifeFields = relation === SELF ? [] : [this.lifeField()];
    this.family = new Family(this.schema, relation === SELF ? this.roles.others : []);
    this.ownAnswers = groupField({ schema: this.askedHere(answers), name: 'answers', pointer: '/answers', title: answers?.title ?? t('form.questions') });
    this.fields = [groupField({ schema: applicant, name: 'applicant', pointer: '/applicant', title: applicant.title }),
      ...this.lifeFields, this.ownAnswers, ...this.family.fields, ...others, ...this.extras];
    this.ownAnswers.node.hidden = this.ownAnswers.fields.length === 0;
    this.offerSameGuardian();
    this.node.replaceChildren(...(this.who ? [this.who.node] : []), ...this.fields.map(field => field.node));
  }

  topLevel() {
    return childrenOf({ schema: this.schema, pointer: '' }, name => BY_THE_PAGE.includes(name));
  }

  whoField() {
    const all = this.schema.properties.lives?.items?.properties?.relation;
    const relation = all && { ...all, oneOf: this.roles.own?.relations ?? all.oneOf };
    if (!relation || optionsOf(relation).length < 2) return null;
    const field = simpleField({ schema: relation, name: 'relation', pointer: '/lives/0/relation', title: t('form.who'), required: true });
    field.write(this.relation);
    field.node.addEventListener('change', () => this.switchTo(field.read()));
    return field;
  }

  switchTo(relation) {
    const entered = this.read();
    this.build(relation);
    this.write(entered);
    this.who.target.closest('fieldset').querySelector('input:checked')?.focus();
  }

  /** Another insured person needs what the applicant needs; role and relation are known already. */
  lifeField() {
    const items = this.schema.properties.lives.items;
    const required = [...(items.required ?? []), ...(this.schema.properties.applicant.required ?? []), 'answers'];
    const fields = childrenOf({ schema: { ...items, required }, pointer: '/lives/0' },
      (name, child) => name === 'relation' || (name === 'role' && optionsOf(child).length === 1));
    return groupField({ schema: items, name: 'life', pointer: '/lives/0', title: t('form.insured'), fields });
  }

  /** Questions about a life are asked with that life; the applicant's own life has no block of its own. */
  askedHere(answers) {
    const all = Object.entries(answers?.properties ?? {});
    const here = this.relation === SELF ? all : all.filter(([, question]) => question['x-payung-per'] !== 'life');
    return { ...answers, type: 'object', properties: Object.fromEntries(here) };
  }

  offerSameGuardian() {
    const guardian = this.fields.find(field => field.name === 'guardian');
    if (!guardian?.all) return;
    // Who is insured alone needs no guardian, unless the server says so; then the reason opens the group.
    guardian.node.hidden = this.relation === SELF;
    if (this.relation === SELF) return;
    const copy = button(t('form.sameAsMine'), () => guardian.write({ ...guardian.read(), ...this.fields[0].read() }), 'quiet small');
    guardian.all[0].node.before(copy);
  }

  read() {
    const apart = [...this.lifeFields, ...this.family.fields, ...this.extras];
    const body = readAll(this.fields.filter(field => !apart.includes(field)));
    const life = this.lifeFields[0]?.read();
    if (life) body.lives = [{ role: this.role(), relation: this.relation, ...life }];
    const family = this.family.read();
    if (family.length) Object.assign(body, this.together(body.answers, family));
    this.extras.forEach(extra => put(body, extra.pointer, extra.read()));
    return body;
  }

  /** Beside others, the buyer's own life is named too, with the answers that are about it. */
  together(answers, family) {
    const perLife = name => this.schema.properties.answers?.properties?.[name]?.['x-payung-per'] === 'life';
    const part = wanted => Object.fromEntries(Object.entries(answers ?? {}).filter(([name]) => perLife(name) === wanted));
    return { answers: part(false), lives: [{ role: this.role(), relation: SELF, answers: part(true) }, ...family] };
  }

  role() {
    if (this.roles.own) return this.roles.own.id;
    const role = this.schema.properties.lives.items.properties.role;
    return role.const ?? optionsOf(role)[0].value;
  }

  /** Puts back what was entered before a reload or in another language. */
  write(body) {
    const [first, ...family] = body?.lives ?? [];
    if (first && first.relation !== this.relation) this.build(first.relation);
    const answers = this.relation === SELF ? { ...body?.answers, ...first?.answers } : body?.answers;
    const values = { ...body, answers, life: first };
    this.family.write(family);
    for (const field of this.fields) {
      if (field.name === 'answers' || values[field.name] !== undefined) field.write(values[field.name]);
    }
  }

  /** Adds a field for each question that the form did not ask, and says at every one that it waits for an answer. */
  ask(questions) {
    for (const question of questions) {
      const pointer = this.here(question.pointer);
      if (find(this.fields, pointer)?.pointer === pointer) continue;
      const extra = fieldFor({ schema: question.schema, name: question.name, pointer, title: question.title, required: true });
      this.extras.push(extra);
      this.fields.push(extra);
      this.node.append(extra.node);
    }
    return this.show(questions.map(question => ({ pointer: question.pointer, code: 'FIELD_MISSING' })));
  }

  check() {
    return check(this.fields);
  }

  show(errors) {
    clearErrors(this.fields);
    return showErrors(this.fields, errors.map(error => ({ ...error, pointer: this.here(error.pointer ?? '') })));
  }

  /** Says a reason beside the field it is about, and opens that field when it was left out. */
  point(subject, text) {
    const pointer = `/${subject}`;
    const found = find(this.fields, pointer);
    if (found?.pointer === pointer && !subject.startsWith('lives')) found.say(text);
  }

  /** The server may speak of the first life where the page asked the applicant. */
  here(pointer) {
    if (this.relation !== SELF) return pointer;
    return this.family.here(pointer).replace(/^\/lives\/0\/answers/, '/answers').replace(/^\/lives\/0(?=\/|$)/, '/applicant');
  }
}
