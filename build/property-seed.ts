/**
 * Before each test file: properties are tried on the same cases every time, so that whether the tests
 * pass is decided by the code. `WIREGLASS_SEED=7 npx vitest run` tries others; fuzzers always do.
 */
import fc from 'fast-check';

const seed = Number(process.env.WIREGLASS_SEED ?? 9293);
if (!Number.isInteger(seed)) throw new Error('WIREGLASS_SEED is to be a whole number.');

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
