// Prints what the last test runs came to, as one plain line: `N passed, N failed`.

import { total } from './lib/counts.mjs';

const { passed, failed } = total();
console.log(`${passed} passed, ${failed} failed`);
