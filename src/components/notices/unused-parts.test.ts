import { describe, expect, it } from 'vitest';
import { lesson } from '../../lessons/three-way-handshake/lesson.ts';
import { linkFault } from '../../runtime/link-fault.ts';
import { decodeRunLink } from '../../runtime/url.ts';
import { toBase64url } from '../../stack/core/base64url.ts';
import { utf8 } from '../../stack/core/text.ts';
import { VIEWS } from '../workbench/registry.ts';
import { decodeStage } from '../workbench/stage-link.ts';
import { stageFault } from './stage-fault.ts';
import { type PARTS, unusedParts } from './unused-parts.ts';

/** Every fault that is told of a link, as `<part>: <what stands there>`. */
async function told(query: string): Promise<string[]> {
  const opens = decodeRunLink(query) !== undefined && decodeStage(query) !== undefined;
  const broken = linkFault(query) ?? stageFault(query);
  const faults = opens ? await unusedParts(query, lesson, VIEWS) : broken ? [broken] : [];
  return faults.map(({ path, found }) => `${path.join('.')}: ${found}`);
}

const patch = (text: string) => toBase64url(utf8(text));

/** By the part that is wrong: links in which it cannot be read, or says nothing here. */
const WRONG: Readonly<Record<(typeof PARTS)[number], readonly string[]>> = {
  mode: ['mode=show', 'mode='],
  step: ['step=', 'step=nowhere', 'step=a b'],
  seed: ['seed=', 'seed=-1', 'seed=4294967296', 'seed=1&seed=2'],
  t: ['t=soon', 't=-1', 't=999999999999999', `t=${lesson.scenario.until + 1}`],
  in: ['in=z1.1', 'in=d2.1~d1.1', 'in=d1.1&in=d2.2'],
  p: ['p=', 'p=!', `p=${patch('[]')}`, `p=${patch('{"set":["until"],"to":1}')}`],
  run: ['run=', 'run=x', 'run=1.', 'run=99999'],
  vs: ['vs=', 'vs=above'],
  'vs-in': ['vs-in=d1.1', 'vs=beside&vs-in=d1'],
  'vs-p': ['vs-p=W10', 'vs=beside&vs-p=W10'],
  'vs-run': ['vs-run=1', 'vs=beside&vs-run=x'],
  first: ['first=', 'first=Ladder', 'first=nothing'],
  second: ['second=nothing', 'second=%'],
  split: ['split=above', 'split='],
  share: ['share=', 'share=99', 'share=x'],
  sides: ['sides=-nothing', 'sides=ladder~A'],
  alone: ['alone=', 'alone=nothing'],
  of: ['of=node+1', 'alone=ladder&of=nobody+0.x', 'alone=charts&of=node+7'],
  left: ['left=node+7', 'left=%00'],
  right: ['right=node+7', 'right=~'],
  byte: ['byte=', 'byte=0.0', 'byte=x'],
};

describe('a part of a link that cannot be used', () => {
  it.each(Object.entries(WRONG))('%s is told by its name', async (part, queries) => {
    for (const query of queries) {
      const names = (await told(query)).map((each) => each.split(/[.:]/)[0]);
      expect(names, query).toContain(part);
    }
  });

  it('is none where a table is meant whose words are not there yet', async () => {
    expect(await told('look.tables=switch')).toEqual([]);
  });

  it.each(VIEWS)('is told of the look of $id', async ({ id }) => {
    expect(await told(`look.${id}=nonsense~Q9`)).toEqual([
      `look.${id}: nonsense`,
      `look.${id}: Q9`,
    ]);
  });

  it('is told when there is no such part, and no such view to look at', async () => {
    expect(await told('seeed=7&look.nothing=z1.2')).toEqual(['seeed: 7', 'look.nothing: z1.2']);
  });
});

it('nothing is told of a link that says what can be done', async () => {
  const steps = lesson.steps.map(({ id }) => id);
  const links = [
    `mode=present&step=${steps[1]}&seed=3&in=d20000.1&run=2.WA&t=40000`,
    `vs=overlaid&vs-in=d20000.1&vs-run=3&step=end`,
    'first=ladder&second=&split=beside&share=40&sides=-charts&alone=charts&of=node+1',
    'look.ladder=o1.0~xarp&look.congestion=z100.200~mr&look.timers=c1~ea~z1.2&look.code=python',
    'look.settings=h1&look.state-bands=z1.2&look.sweep=ksetting.0.initialWindow~b1~g',
  ];
  for (const link of links) expect(await told(link), link).toEqual([]);
});
