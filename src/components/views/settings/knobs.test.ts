import { expect, test } from 'vitest';
import type { QueueForm } from '../../../stack/links/kind.ts';
import { PERFECT_LINK } from '../../../stack/links/wire/wire.ts';
import { SETTING_NAMES } from '../../../stack/protocols/tcp/state/settings.ts';
import { QUEUE_PAGES } from '../../../stack/queues/page/pages.ts';
import { HOST_GROUPS } from './host-knobs.ts';
import { type Knob, matching, readNumber } from './knob.ts';
import { linkGroups, queueKey } from './link-knobs.ts';
import { STEPS, stepOf, valueAt } from './scale.ts';

const hostKnobs = HOST_GROUPS.flatMap(({ knobs }) => knobs);
const knob = (key: string) => hostKnobs.find((each) => each.key === key) as Knob;
const wire = (queue: string) =>
  linkGroups({ kind: undefined }, queue).flatMap(({ knobs }) => knobs);

test('every setting of the transport layer is on the view, once', () => {
  expect(hostKnobs.map(({ key }) => key).sort()).toEqual([...SETTING_NAMES].sort());
});

test('every field that a session may set of a wire is on the view, the queue’s under its discipline', () => {
  const keys = wire('drop-tail').map(({ key }) => key.replace('queue.', ''));
  expect(keys.sort()).toEqual([...Object.keys(PERFECT_LINK), 'queue'].sort());
});

test('every discipline of the stack is a choice, with all that a scenario can set of it', () => {
  const forms = Object.entries(
    import.meta.glob<Record<string, QueueForm>>('../../../stack/queues/*/schema.ts', {
      eager: true,
    }),
  );
  const kinds = forms.map(([path]) => path.split('/').at(-2) as string);
  const discipline = wire('drop-tail').find(({ key }) => key === 'queue');
  expect(discipline?.setting).toMatchObject({
    kind: 'choice',
    choices: expect.arrayContaining(kinds),
  });
  expect(QUEUE_PAGES).toHaveLength(kinds.length);
  for (const [i, [, form]] of forms.entries()) {
    const [{ schema }] = Object.values(form) as [QueueForm];
    const shown = wire(kinds[i] as string).filter(({ key }) => key.startsWith('queue.'));
    expect(shown.map(({ key }) => key).sort()).toEqual(Object.keys(schema).map(queueKey).sort());
  }
});

test('a number is read in the unit that people see, and refused with the reason', () => {
  expect(readNumber(knob('minimumRto'), '0.2')).toBe(200_000);
  expect(readNumber(knob('delayedAckTime'), '40')).toBe(40_000);
  expect(readNumber(knob('minimumRto'), 'soon')).toBe('none');
  expect(readNumber(knob('minimumRto'), '')).toBe('none');
  expect(readNumber(knob('minimumRto'), '61')).toBe('range');
  expect(readNumber(knob('ttl'), '1.5')).toBe('whole');
});

test('a slider reaches both ends, and comes back to where a value stands', () => {
  for (const each of [...hostKnobs, ...wire('red')]) {
    if (each.setting.kind !== 'quantity') continue;
    const { low, high } = each.setting;
    expect(valueAt(each, 0), each.key).toBe(low);
    expect(valueAt(each, STEPS), each.key).toBe(Math.min(high, each.usual));
    let last = low;
    for (let step = 1; step < STEPS; step += 7) {
      const value = valueAt(each, step);
      expect(value, `${each.key} at ${step}`).toBeGreaterThanOrEqual(last);
      last = value;
    }
    expect(stepOf(each, low), each.key).toBe(0);
  }
});

test('a search finds settings by their name in either language, and by how RFCs call them', () => {
  const found = (question: string) =>
    matching(HOST_GROUPS, question).flatMap(({ knobs }) => knobs.map(({ key }) => key));
  expect(found('DupThresh')).toEqual(['duplicateThreshold']);
  expect(found('延迟确认')).toContain('delayedAck');
  expect(found('rto min')).toContain('minimumRto');
  expect(found('no such thing')).toEqual([]);
  expect(found(' ')).toHaveLength(hostKnobs.length);
});
