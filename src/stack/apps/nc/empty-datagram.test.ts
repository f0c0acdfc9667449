/** A datagram may have no data. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { SECOND } from '../../core/instant.ts';
import { all } from '../../world/testing.ts';
import type { ScriptStep } from '../script/script.ts';
import { SERVER, SERVER_ADDRESS, twoRun } from '../testing/world-of.ts';

const says = (text: string): ScriptStep[] => [
  { do: 'wait', for: SECOND },
  { do: 'sendto', on: 'u', text, address: SERVER_ADDRESS, port: 5_000 },
];

test('a datagram without data ends nothing', async () => {
  const steps: ScriptStep[] = [
    { do: 'socket', as: 'u', type: 'dgram' },
    ...says('first'),
    ...says(''),
    ...says('last'),
  ];
  const running = await played(
    twoRun([{ name: 'main', steps }], [{ name: 'nc', app: 'nc', args: { line: 'nc -lu 5000' } }]),
  );
  const lines = all(running.sim.log, 'app.printed').filter(({ node }) => node === SERVER);
  expect(lines.map(({ line }) => line).slice(1)).toEqual(['first', 'last']);
  expect(all(running.sim.log, 'udp.received').map(({ length }) => length)).toEqual([5, 0, 4]);
});
