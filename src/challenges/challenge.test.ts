import { describe, expect, it } from 'vitest';
import { eventOf } from '../lessons/facts.ts';
import { runScenario } from '../lessons/testing/run.ts';
import { scenario } from '../lessons/three-way-handshake/scenario.ts';
import { becomes } from '../stack/protocols/tcp/predicates.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { Session } from '../stack/world/session-data.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { CHALLENGES } from './catalog.ts';
import type { Challenge, Verdict } from './challenge.ts';

/** A cable that is out: every connection must open, with whatever seed. */
const unplugged: Challenge = {
  scenario: { ...scenario, links: scenario.links.map((link) => ({ ...link, up: false })) },
  seed: 1,
  experiments: (mended) => [mended, { ...mended, seed: 2 }],
  check(runs) {
    const open = runs.every((run) => eventOf(run, becomes('ESTABLISHED').at('server')) >= 0);
    if (open) return { met: true };
    return { because: [{ en: 'The server has nobody.', zh: '服务器那里没有人来。' }] };
  },
};

function judge(challenge: Challenge, ...inputs: SessionInput[]): Verdict {
  const { seed } = challenge;
  const session: Session = { scenario: challenge.scenario.id, seed, inputs };
  const tried = challenge.experiments(session);
  return challenge.check(tried.map((it) => runScenario(challenge.scenario, it.seed, it.inputs)));
}

describe('a challenge', () => {
  it('is met when the sessions of its grader run as they must', () => {
    const [cable] = topologyOf(unplugged.scenario).links;
    const link = cable?.id ?? -1;
    const plugIn: SessionInput = { at: 0, kind: 'link', link, settings: { up: true } };
    expect(judge(unplugged, plugIn)).toEqual({ met: true });
  });

  it('says in a sentence what is still wrong', () => {
    expect(judge(unplugged)).toMatchObject({ because: [{ en: 'The server has nobody.' }] });
  });

  it('has its words, and is broken at first', async () => {
    for (const { id, title, symptom, load } of CHALLENGES) {
      const challenge = await load();
      for (const words of [title, symptom]) expect(Object.values(words), id).not.toContain('');
      expect(judge(challenge), id).toHaveProperty('because');
    }
  });
});
