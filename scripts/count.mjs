// Prints what the last test runs came to: what failed, and as one plain line `N passed, N failed`.

import { failures, total, wavering } from './lib/counts.mjs';

for (const name of failures()) console.log(`failed: ${name}`);
for (const name of wavering()) console.log(`passed at the second try: ${name}`);
const { passed, failed } = total();
console.log(`${passed} passed, ${failed} failed`);
