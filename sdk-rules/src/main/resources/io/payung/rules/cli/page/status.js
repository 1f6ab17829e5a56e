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
    state.products.flatMap(product => list(product, state, look, choose)));
}

function list(product, state, look, choose) {
  const wanted = look.filter.toLowerCase();
  const shown = product.scenarios.filter(each => (!look.failing || !each.holds) && each.name.toLowerCase().includes(wanted));
  if (shown.length === 0) return el('p', { class: 'quiet' }, state.words.none);
  const files = [...new Set(shown.map(each => each.file))];
  return files.map(file => group(product, file, shown.filter(each => each.file === file), state, look, choose));
}

/** The scenarios of one file; open while something in it fails, is searched for or is looked at. */
function group(product, file, shown, state, look, choose) {
  const key = `${product.folder}/${file}`;
  const isChosen = each => look.chosen?.folder === product.folder && look.chosen?.name === each.name;
  const failing = shown.filter(each => !each.holds).length;
  const open = look.open.get(key) ?? (failing > 0 || look.filter !== '' || look.failing || shown.some(isChosen));
  return el('details', { class: 'group', open, 'data-group': key, on: { toggle: event => look.open.set(key, event.target.open) } },
    el('summary', {}, el('span', { class: failing ? 'fails' : 'holds' }, el('span', { class: 'mark', 'aria-hidden': 'true' }, failing ? '✗ ' : '✓ '),
      file.replace(/^scenarios\//, '')),
    el('small', {}, failing ? `${shown.length} · ${failing} ${state.words.fails}` : String(shown.length))),
    el('ul', { class: 'scenarios' }, shown.map(each => row(product, each, isChosen(each), state.words, choose))));
}

function row(product, each, chosen, words, choose) {
  return el('li', {}, el('button', { type: 'button', class: `scenario ${each.holds ? 'holds' : 'fails'}`, 'aria-pressed': String(chosen),
    'data-name': each.name, on: { click: () => choose(product.folder, each.name) } },
  el('span', { class: 'mark', 'aria-hidden': 'true' }, each.holds ? '✓' : '✗'),
  el('span', { class: 'name' }, each.name,
    el('span', { class: 'visually-hidden' }, `: ${each.holds ? words.holds : words.fails}`),
    each.holds ? null : el('span', { class: 'message' }, each.message)),
  el('span', { class: 'outcome' }, each.outcome)));
}
