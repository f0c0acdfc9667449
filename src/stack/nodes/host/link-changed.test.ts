import { expect, test } from 'vitest';
import { CLIENT, program, twoRun } from '../../apps/testing/world-of.ts';
import { kernelOf } from '../../capability.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import { all, runToEnd } from '../../world/testing.ts';

const link = (at: number, up: boolean): SessionInput => ({
  ...{ at, kind: 'link', link: 2, settings: { up } },
});

test('programs that hear of their host hear that its link went down and up, each time once', () => {
  const heard: [string, number][] = [];
  const listen = program(
    'listen',
    (_, event, env) => {
      if (event.type === 'host') heard.push([event.what, env.now]);
    },
    { hears: { host: true } },
  );
  const forms = { apps: {} };
  const kernel = kernelOf([...everyKernel.capabilities, { id: 'test', apps: [listen], forms }]);
  const spec = twoRun([{ name: 'listen', app: 'listen', args: {} }], []);
  const inputs = [link(SECOND, false), link(2 * SECOND, true), link(3 * SECOND, true)];
  const { log } = runToEnd(spec, { inputs }, { kernel }).sim;
  expect(heard).toEqual([
    ['link', SECOND],
    ['link', 2 * SECOND],
  ]);
  expect(all(log, 'app.started').filter(({ node }) => node === CLIENT)).toHaveLength(1);
});
