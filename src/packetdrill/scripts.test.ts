/** All our scripts against our stack, one test each, and the mutants that each must fail. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createLog } from '../stack/trace/log.ts';
import { observed } from '../stack/trace/testing.ts';
import { printOutcome } from './report.ts';
import { type RunOptions, runScript } from './runner.ts';
import { MUTANTS } from './testing/mutants.ts';

const FOLDER = fileURLToPath(new URL('../../tests/packetdrill', import.meta.url));

const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.pkt'))
  .map((name) => name.replaceAll('\\', '/').replace(/\.pkt$/, ''))
  .sort();

function run(name: string, options: RunOptions = {}) {
  return runScript(readFileSync(join(FOLDER, `${name}.pkt`), 'utf8'), name, options);
}

describe('our scripts', () => {
  it.each(names)('%s', (name) => {
    const outcome = run(name, { log: observed(createLog()) });
    expect(outcome.status, printOutcome(outcome)).toBe('pass');
  });

  it('are at least 150', () => {
    expect(names.length).toBeGreaterThanOrEqual(150);
  });
});

describe.each(MUTANTS)('a stack with this fault fails: $name', ({ fault, fails }) => {
  it.each(fails)('%s', (name) => {
    expect(run(name, fault()).status).toBe('fail');
  });
});
