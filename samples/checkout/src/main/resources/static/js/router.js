// The address after # says what is shown; everything a view needs lies in state.js or comes from the server.
import { el, focusOn } from './dom.js';
import { drawFrame } from './parts/frame.js';
import { trouble } from './parts/notices.js';
import { save } from './state.js';

let latest = 0;

/** @param routes `[pattern, step, view]`, the first that fits counts; `frame` says what stands around the views */
export function start(routes, frame) {
  const show = first => draw(routes, frame, show, first);
  addEventListener('hashchange', () => show());
  addEventListener('redraw', () => show());
  document.getElementById('skip').addEventListener('click', event => {
    event.preventDefault();
    focusOn(document.getElementById('main'));
  });
  show(true);
}

/** Shows the same address anew. */
export function redraw() {
  dispatchEvent(new Event('redraw'));
}

async function draw(routes, frame, show, first) {
  const turn = ++latest;
  const main = document.getElementById('main');
  const [pattern, step, view] = routes.find(([route]) => route.test(location.hash));
  const argument = pattern.exec(location.hash)?.[1];
  drawFrame(frame, step, language => { save({ language }); show(); });
  main.setAttribute('aria-busy', 'true');
  const content = await contentOf(view, argument, show);
  if (turn !== latest) return;
  main.replaceChildren(content);
  main.removeAttribute('aria-busy');
  document.title = `${content.querySelector('h1, h2')?.textContent ?? ''} · Servis HP Melati`;
  if (first !== true) focusOn(content.querySelector('h1') ?? main);
}

async function contentOf(view, argument, show) {
  try {
    return await view(argument && decodeURIComponent(argument));
  } catch (error) {
    return el('section', {}, trouble(error, () => show()));
  }
}
