import { describe, expect, test } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import { played } from '../../../runtime/testing/played.ts';
import type { ProcessSpec } from '../../../stack/apps/process-spec.ts';
import { CLIENT, twoRun } from '../../../stack/apps/testing/world-of.ts';
import { SECOND } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { END_OF_INPUT, freeTalker, openTalks, SPOKEN } from './spoken.ts';

/** Two programs at which somebody may type; the other side answers, and ends after us. */
const nc = (name: string): ProcessSpec => ({ name, app: 'nc', args: {} });
const spec = twoRun(
  [nc('nc1'), nc('nc2')],
  [{ name: 'echo', app: 'nc', args: { line: '-l 80', input: ['welcome'] } }],
);
const types = (at: number, process: number, line: string): SessionInput => ({
  ...{ kind: 'type', at: at * SECOND, node: CLIENT, process, line },
});

async function spoken(...inputs: SessionInput[]) {
  const { sim } = await played(spec, { inputs });
  return recordedRun(sim.log, topologyOf(spec)).part(SPOKEN);
}
const said = (list: { process: number; text: string }[]) =>
  list.map(({ process, text }) => `${process} ${text}`);

describe('what a person has said', () => {
  test('and what came of it stand in their order', async () => {
    const { lines } = await spoken(types(1, 0, 'nc 10.0.0.2 80'));
    expect(said(lines)).toEqual(['0 nc 10.0.0.2 80', '0 welcome']);
  });
});

describe('a conversation', () => {
  test('has a number, and is over when its socket is closed', async () => {
    const part = await spoken(types(1, 0, 'nc 10.0.0.2 80'), types(2, 0, END_OF_INPUT));
    expect(part.talks).toMatchObject([
      { number: 1, connected: true, weEnded: true, peerEnded: true, ended: true },
    ]);
    expect(openTalks(part)).toEqual([]);
  });

  test('that goes on says in which state its connection is', async () => {
    const part = await spoken(types(1, 0, 'nc 10.0.0.2 80'));
    const [talk] = openTalks(part);
    expect(part.states.get(talk?.conn ?? -1)).toBe('CLOSE_WAIT');
    expect(freeTalker(part, [0, 1])).toBe(1);
  });

  test('that was listened for goes on when somebody has come, and its program is not free', async () => {
    const caller = { app: 'nc', args: { line: '10.0.0.1 7000', input: ['hello'] } };
    const called = twoRun(
      [nc('nc1'), nc('nc2')],
      [{ name: 'caller', startAt: 2 * SECOND, ...caller }],
    );
    const { sim } = await played(called, { inputs: [types(1, 0, 'nc -l 7000')] });
    const part = recordedRun(sim.log, topologyOf(called)).part(SPOKEN);
    expect(openTalks(part)).toMatchObject([{ number: 1, connected: true, peerEnded: true }]);
    expect(part.states.get(openTalks(part)[0]?.conn ?? -1)).toBe('CLOSE_WAIT');
    expect(freeTalker(part, [0, 1])).toBe(1);
  });

  test('that is listened for where another one was before goes on', async () => {
    const ended = [types(1, 0, 'nc 10.0.0.2 80'), types(2, 0, END_OF_INPUT)];
    const [talk] = openTalks(await spoken(...ended, types(3, 0, 'nc -l 7000')));
    expect(talk).toMatchObject({ number: 2, connected: false, ended: false });
  });

  test('that nobody has come for is not connected', async () => {
    const [talk] = openTalks(await spoken(types(1, 0, 'nc -l 7000')));
    expect(talk).toMatchObject({ connected: false, ended: false });
  });

  test('that is refused ends, and the next one has a number of its own', async () => {
    const part = await spoken(types(1, 1, 'nc 10.0.0.2 81'), types(2, 1, 'nc 10.0.0.2 80'));
    expect(part.talks.map(({ number, connected, ended }) => [number, connected, ended])).toEqual([
      [1, false, true],
      [2, true, false],
    ]);
  });

  test('that cannot be begun is none', async () => {
    const part = await spoken(types(1, 0, 'nc nowhere'));
    expect(openTalks(part)).toEqual([]);
  });
});
