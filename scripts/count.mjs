// Prints what the last test runs came to: what failed, and as one plain line `N passed, N failed`.

import { failures, total } from './lib/counts.mjs';

for (const name of failures()) console.log(`failed: ${name}`);
const { passed, failed } = total();
console.log(`${passed} passed, ${failed} failed`);
