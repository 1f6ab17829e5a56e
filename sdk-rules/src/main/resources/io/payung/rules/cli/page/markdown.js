// A small, safe reader of clauses: headings, lists, paragraphs and bold. Anything else is shown as it is written.
import { el } from '/dom.js';

const KINDS = [
  ['heading', /^#{1,4}\s+(.+)$/],
  ['ul', /^\s*[-*]\s+(.+)$/],
  ['ol', /^\s*\d+[.)]\s+(.+)$/],
  ['p', /^\s*(\S.*)$/],
];

/** The first heading of the text, and the rest of it as elements. */
export function clause(text) {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex(line => line.trim() !== '');
  const heading = first < 0 ? null : KINDS[0][1].exec(lines[first]);
  return {
    title: heading ? heading[1] : '',
    body: el('div', { class: 'prose' }, blocks(heading ? lines.slice(first + 1) : lines).map(render)),
  };
}

function blocks(lines) {
  const found = [];
  let open = null;
  for (const line of lines) {
    const [kind, pattern] = KINDS.find(([, each]) => each.test(line)) ?? [null, null];
    if (kind && open?.kind === kind && kind !== 'heading') open.lines.push(pattern.exec(line)[1]);
    else if (kind) found.push((open = { kind, lines: [pattern.exec(line)[1]] }));
    else open = null;
  }
  return found;
}

function render({ kind, lines }) {
  if (kind === 'heading') return el('h5', {}, bold(lines[0]));
  if (kind === 'p') return el('p', {}, bold(lines.join(' ')));
  return el(kind, {}, lines.map(line => el('li', {}, bold(line))));
}

function bold(text) {
  return text.split(/\*\*(.+?)\*\*/).map((part, index) => (index % 2 ? el('strong', {}, part) : part));
}
