// Red or green, what to look at, and the scenarios.
import { el, fill } from '/dom.js';

export function status(state) {
  const words = state.words;
  if (!state.ready) return [el('h2', { id: 'verdict', class: 'verdict' }, words.loading)];
  return [
    el('h2', { id: 'verdict', class: `verdict ${state.fine ? 'green' : 'red'}` }, state.fine ? words.green : words.red),
    ...state.products.map(product => el('p', { class: 'summary' },
      el('strong', {}, product.title ? `${product.title} (v${product.version})` : product.folder), el('br'),
      product.languages ? fill(words.summary, { ...product, scenarios: product.scenarios.length, millis: state.millis }) : words.unread)),
  ];
}

export function problems(state) {
  const all = state.products.flatMap(product => product.problems);
  return el('section', { 'aria-labelledby': 'problems-title' },
    el('h2', { id: 'problems-title' }, state.words.problems),
    all.length === 0 ? el('p', { class: 'quiet' }, state.words.none)
      : el('ul', { class: 'problems' }, all.map(problem => one(problem, state.words))));
}

function one(problem, words) {
  return el('li', { class: `problem ${problem.severity}`, 'data-code': problem.code },
    el('p', {}, el('span', { class: 'badge' }, words[problem.severity]), ' ', el('code', { class: 'place' }, problem.place)),
    el('p', {}, problem.message),
    el('p', { class: 'fix' }, el('span', {}, `${words.fix} `), problem.fix));
}

/** @param look { failing, filter, chosen: {folder, name} } */
export function scenarios(state, look, choose, change) {
  const words = state.words;
  return el('section', { 'aria-labelledby': 'scenarios-title' },
    el('h2', { id: 'scenarios-title' }, words.scenarios),
    el('div', { class: 'tools' },
      el('label', { class: 'check' },
        el('input', { type: 'checkbox', id: 'failing', checked: look.failing, on: { change: event => change({ failing: event.target.checked }) } }),
        ` ${words.failing}`),
      el('input', { type: 'search', id: 'filter', value: look.filter, placeholder: words.filter, 'aria-label': words.filter,
        on: { input: event => change({ filter: event.target.value }) } })),
    state.products.map(product => list(product, state, look, choose)));
}

function list(product, state, look, choose) {
  const wanted = look.filter.toLowerCase();
  const shown = product.scenarios.filter(each => (!look.failing || !each.holds) && each.name.toLowerCase().includes(wanted));
  if (shown.length === 0) return el('p', { class: 'quiet' }, state.words.none);
  return el('ul', { class: 'scenarios' }, shown.map(each => {
    const chosen = look.chosen?.folder === product.folder && look.chosen?.name === each.name;
    return el('li', {}, el('button', { type: 'button', class: `scenario ${each.holds ? 'holds' : 'fails'}`, 'aria-pressed': String(chosen),
      'data-name': each.name, on: { click: () => choose(product.folder, each.name) } },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, each.holds ? '✓' : '✗'),
    el('span', { class: 'name' }, each.name,
      el('span', { class: 'visually-hidden' }, `: ${each.holds ? state.words.holds : state.words.fails}`),
      each.holds ? null : el('span', { class: 'message' }, each.message)),
    el('span', { class: 'outcome' }, each.outcome)));
  }));
}
