// Start here for the insurer's desk.
import { start } from './router.js';
import { claim } from './desk/claim.js';
import { claims } from './desk/claims.js';
import { behindTheCode } from './desk/door.js';

const ROUTES = [
  [/^#\/claim\/(.+)$/, 'desk', behindTheCode(claim)],
  [/^/, 'desk', behindTheCode(claims)],
];

start(ROUTES, { tagline: 'desk.tagline', links: [['#/', 'desk.all'], ['./', 'desk.shop']] });
