// A small, safe reader of the clauses: headings, lists, paragraphs and bold. Anything else is shown as it is written.
import { el } from './dom.js';

const HEADING = /^(#{1,4})\s+(.+)$/;
const BULLET = /^\s*[-*]\s+(.+)$/;
const NUMBERED = /^\s*\d+[.)]\s+(.+)$/;

/** @param level the page's heading level that stands for the text's first */
export function markdown(text, level = 3) {
  const root = el('div', { class: 'prose' });
  for (const block of blocks(text.split(/\r?\n/))) root.append(render(block, level));
  return root;
}

export function withoutTitle(text) {
  return text.replace(/^\s*#\s+.+\r?\n/, '');
}

function blocks(lines) {
  const found = [];
  for (const line of lines) {
    const next = classify(line);
    const last = found[found.length - 1];
    if (last && next && last.kind === next.kind && next.kind !== 'heading') last.lines.push(...next.lines);
    else found.push(next);
  }
  return found.filter(block => block !== null);
}

function classify(line) {
  if (line.trim() === '') return null;
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', depth: heading[1].length, lines: [heading[2]] };
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: 'ul', lines: [bullet[1]] };
  const numbered = NUMBERED.exec(line);
  if (numbered) return { kind: 'ol', lines: [numbered[1]] };
  return { kind: 'p', lines: [line.trim()] };
}

function render(block, level) {
  if (block.kind === 'heading') return el(`h${Math.min(level + block.depth - 1, 6)}`, {}, bold(block.lines[0]));
  if (block.kind === 'p') return el('p', {}, bold(block.lines.join(' ')));
  return el(block.kind, {}, block.lines.map(line => el('li', {}, bold(line))));
}

function bold(text) {
  return text.split(/\*\*(.+?)\*\*/).map((part, index) => (index % 2 ? el('strong', {}, part) : part));
}
