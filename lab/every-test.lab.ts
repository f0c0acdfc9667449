/**
 * Whatever the unit tests make our stack send, in worlds of their own, with forged peers or from
 * scripts: tshark finds it well-formed. The tests are run once with a recorder (recorder/setup.ts).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readWithTshark } from './tshark.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'wireglass-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether the tests pass is for `npm test` to say. */
function record(): string[] {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(root, 'lab/recorder/vitest.config.ts');
  spawnSync(process.execPath, [vitest, 'run', '--config', config], {
    cwd: root,
    env: { ...process.env, WIREGLASS_RECORD: folder },
    stdio: 'ignore',
  });
  return readdirSync(folder).sort();
}

const files = record();

test('the tests of transport, worlds, scripts and lessons have all been recorded', () => {
  const names = files.join(' ');
  for (const part of ['src-stack-protocols-tcp', 'src-stack-world', 'packetdrill', 'lessons']) {
    expect(names).toContain(part);
  }
});

/**
 * Nothing is wrong with these: a reset is what was asked for, and D-SACK is a report. Some pings have
 * no answer on purpose; and each test gives the same addresses to other cards, or has them stolen.
 */
const FINE =
  /^(Connection reset \(RST\)|D-SACK Sequence|No response seen to ICMP request|Duplicate IP address configured .*)$/;

describe('tshark finds nothing wrong with any packet sent in', () => {
  test.each(files)('%s', (file) => {
    // Every test starts its connections anew on the same ports: no numbers to follow here.
    const apart = ['-o', 'tcp.analyze_sequence_numbers:FALSE'];
    const packets = readWithTshark(readFileSync(join(folder, file)), apart);
    expect(packets.length).toBeGreaterThan(0);
    const bad = packets.filter(({ malformed, checksums: { ip, tcp, udp, icmp }, experts }) => {
      // The sum in a first piece is that of the whole message: by itself nobody can verify it.
      const verified = icmp.filter((sum) => sum !== 'unverified');
      const sums = [...ip.slice(0, 1), ...verified, ...(icmp.length > 0 ? [] : [...tcp, ...udp])];
      const serious = experts.filter(
        ({ severity, message }) => /warning|error/.test(severity) && !FINE.test(message),
      );
      return malformed || serious.length > 0 || sums.some((sum) => sum !== 'good');
    });
    expect(bad).toEqual([]);
  });
});
