// Asks for the state at every round and shows it; remembers what somebody looks at, so that a save does not take it away.
import { el } from '/dom.js';
import { customer } from '/customer.js';
import { problems, scenarios, status } from '/status.js';

const look = { failing: false, filter: '', chosen: null, language: null, open: new Map() };
let state = null;
let asked = 0;

const at = id => document.getElementById(id);

async function refresh() {
  const mine = ++asked;
  const answer = await fetch('/state');
  const fresh = await answer.json();
  if (mine !== asked) return;
  state = fresh;
  document.documentElement.lang = state.language;
  document.title = state.words.title;
  at('title').textContent = state.words.title;
  at('main').setAttribute('aria-busy', String(!state.ready));
  at('status').replaceChildren(...status(state));
  if (!state.ready) return;
  document.body.dataset.round = state.round;
  at('live').textContent = state.fine ? state.words.green : state.words.red;
  keepChoice();
  showWorkshop();
  await showCustomer();
}

/** A scenario that is gone gives way to the first one that is offered. */
function keepChoice() {
  const all = state.products.flatMap(product => product.scenarios.map(each => ({ folder: product.folder, name: each.name, outcome: each.outcome })));
  const same = all.find(each => each.folder === look.chosen?.folder && each.name === look.chosen?.name);
  if (!same && all.length > 0) look.chosen = all.find(each => each.outcome === 'offered') ?? all[0];
}

function showWorkshop() {
  const focused = document.activeElement;
  const id = focused?.id;
  const name = focused?.dataset?.name;
  at('workshop').replaceChildren(problems(state), scenarios(state, look, choose, change));
  const again = id ? at(id) : [...document.querySelectorAll('[data-name]')].find(each => each.dataset.name === name);
  if (again && again !== document.activeElement) {
    again.focus({ preventScroll: true });
    if (again.type === 'search') again.setSelectionRange(again.value.length, again.value.length);
  }
}

function change(what) {
  Object.assign(look, what);
  look.open.clear();
  showWorkshop();
}

async function choose(folder, name) {
  look.chosen = { folder, name };
  showWorkshop();
  await showCustomer();
  if (matchMedia('(max-width: 60rem)').matches) at('customer').scrollIntoView({ block: 'start' });
}

async function showCustomer() {
  const words = state.words;
  const product = state.products.find(each => each.folder === look.chosen?.folder && each.languages);
  const title = el('h2', { id: 'customer-title' }, words.customer);
  if (!product) {
    at('customer').replaceChildren(title, el('p', { class: 'quiet' }, state.products.some(each => each.languages) ? words.choose : words.empty));
    return;
  }
  if (!product.languages.includes(look.language)) look.language = product.languages[0];
  const query = new URLSearchParams({ folder: product.folder, scenario: look.chosen.name, language: look.language });
  const wanted = query.toString();
  const answer = await fetch(`/view?${wanted}`);
  if (!answer.ok || product.folder !== look.chosen.folder) return;
  const view = await answer.json();
  const open = [...document.querySelectorAll('.phone details[open]')].map(each => each.dataset.clause);
  at('customer').replaceChildren(title, el('p', { class: 'chosen' }, look.chosen.name), languages(product, words), customer(view));
  document.querySelectorAll('.phone details[data-clause]').forEach(each => { each.open = open.includes(each.dataset.clause); });
}

function languages(product, words) {
  return el('div', { class: 'languages', role: 'group', 'aria-label': words.language }, product.languages.map(code =>
    el('button', { type: 'button', lang: code, 'data-language': code, 'aria-pressed': String(code === look.language),
      on: { click: async () => { look.language = code; await showCustomer(); document.querySelector(`[data-language=${code}]`).focus(); } } },
    new Intl.DisplayNames([code], { type: 'language' }).of(code))));
}

const news = new EventSource('/events');
news.onmessage = refresh;
news.onerror = () => {
  if (state) at('live').textContent = state.words.gone;
  if (state) at('status').replaceChildren(el('h2', { id: 'verdict', class: 'verdict' }, state.words.gone));
};
