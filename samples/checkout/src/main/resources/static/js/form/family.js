// Further insured lives: one list for each role that a plan covers beside the buyer's own. In the body they follow the buyer's life, role by role.
import { fieldFor } from './groups.js';

const SELF = 'self';

/** The role of the buyer's own life, and the roles that may be added to it. */
export function rolesOf(schema) {
  const roles = schema.properties.lives?.['x-payung-roles'] ?? [];
  const [own, ...others] = roles;
  return { own, others: own?.relations.some(relation => relation.const === SELF) ? others : [] };
}

export class Family {
  constructor(schema, roles) {
    this.roles = roles;
    this.fields = roles.map(role => fieldFor({ schema: listOf(schema, role), name: `lives-${role.id}`, pointer: `/family/${role.id}`, required: role.min > 0 }));
  }

  read() {
    return this.roles.flatMap((role, at) => (this.fields[at].read() ?? []).map(life => ({ role: role.id, relation: role.relations[0].const, ...life })));
  }

  write(lives) {
    this.roles.forEach((role, at) => this.fields[at].write(lives.filter(life => life.role === role.id)));
  }

  /** Where the page asks what the server calls /lives/N, for N from 1. */
  here(pointer) {
    const [, number, rest] = pointer.match(/^\/lives\/(\d+)(.*)$/) ?? [];
    let index = Number(number) - 1;
    for (const [at, role] of this.roles.entries()) {
      const count = (this.fields[at].read() ?? []).length;
      if (index >= 0 && index < count) return `/family/${role.id}/${index}${rest}`;
      index -= count;
    }
    return pointer;
  }
}

/** What is known of a life by its role is not asked again. */
function listOf(schema, role) {
  const { items } = schema.properties.lives;
  const { role: _role, relation, ...known } = items.properties;
  const asked = role.relations.length > 1 ? { relation: { ...relation, oneOf: role.relations }, ...known } : known;
  const required = [...(items.required ?? []), ...(schema.properties.applicant.required ?? []), 'answers'].filter(name => name in asked);
  return { type: 'array', title: role.title, maxItems: role.max, items: { type: 'object', title: role.title, required, properties: asked } };
}
