// Start here: the address after # says which step is shown; everything a step needs lies in state.js or comes from the server.
import { el, focusOn } from './dom.js';
import { drawFrame } from './parts/frame.js';
import { trouble } from './parts/notices.js';
import { save } from './state.js';
import { choose, product } from './steps/choose.js';
import { claimOpen } from './steps/claim-open.js';
import { claimResume } from './steps/claim-resume.js';
import { claimStatus } from './steps/claim-status.js';
import { details } from './steps/details.js';
import { offer } from './steps/offer.js';
import { pay } from './steps/pay.js';
import { policy } from './steps/policy.js';

const ROUTES = [
  [/^#\/product\/(.+)$/, 'choose', product],
  [/^#\/details$/, 'details', details],
  [/^#\/offer$/, 'offer', offer],
  [/^#\/pay$/, 'pay', pay],
  [/^#\/policy$/, 'policy', policy],
  [/^#\/claim\/status$/, 'claim', claimStatus],
  [/^#\/claim\/resume$/, 'claim', claimResume],
  [/^#\/claim$/, 'claim', claimOpen],
  [/^/, 'choose', choose],
];

let latest = 0;

async function show(first) {
  const turn = ++latest;
  const main = document.getElementById('main');
  const [pattern, step, view] = ROUTES.find(([route]) => route.test(location.hash));
  const argument = pattern.exec(location.hash)?.[1];
  drawFrame(step, changeLanguage);
  main.setAttribute('aria-busy', 'true');
  const content = await draw(view, argument);
  if (turn !== latest) return;
  main.replaceChildren(content);
  main.removeAttribute('aria-busy');
  document.title = `${content.querySelector('h1, h2')?.textContent ?? ''} · Servis HP Melati`;
  if (first !== true) focusOn(content.querySelector('h1') ?? main);
}

async function draw(view, argument) {
  try {
    return await view(argument && decodeURIComponent(argument));
  } catch (error) {
    return el('section', {}, trouble(error, () => show()));
  }
}

function changeLanguage(language) {
  save({ language });
  show();
}

addEventListener('hashchange', () => show());
addEventListener('redraw', () => show());
document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault();
  focusOn(document.getElementById('main'));
});
show(true);
