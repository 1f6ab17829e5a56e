// Start here: the shop's pages for customers.
import { start } from './router.js';
import { changes } from './changes/overview.js';
import { wish } from './changes/wish.js';
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
  [/^#\/changes\/(.+)$/, 'changes', wish],
  [/^#\/changes$/, 'changes', changes],
  [/^/, 'choose', choose],
];

start(ROUTES, { tagline: 'frame.tagline', links: [['#/', 'frame.buy'], ['#/claim', 'frame.claim'], ['#/changes', 'frame.changes']] });
