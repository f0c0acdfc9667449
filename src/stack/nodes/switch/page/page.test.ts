/** A run with a switch as the page tells it. */
import { expect, test } from 'vitest';
import { sceneOf, textOf } from '../../../../components/inspect/words/scene.ts';
import { addPage, wordsOf } from '../../../../components/inspect/words/tables.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import type { Language } from '../../../core/localized.ts';
import { igmpFrame } from '../../../protocols/igmp/frame.ts';
import type { IgmpMessage } from '../../../protocols/igmp/message.ts';
import type { TraceLog } from '../../../trace/log.ts';
import type { EventKind } from '../../../trace/schema.ts';
import { all } from '../../../world/testing.ts';
import { topologyOf } from '../../../world/topology.ts';
import { switchEvents } from '../events.ts';
import { bytesIn, fourHosts, frameIn, quiet, runSwitch } from '../testing/four-hosts.ts';
import { page } from './index.ts';

addPage(page);

const spec = fourHosts();
const story = runSwitch(spec).sim.log;
const odd = quiet();
const worn = quiet({ memoryErrorPpm: 1_000_000 });
const [A, B] = [0x02_00_00_00_00_0a, 0x02_00_00_00_00_0b];
frameIn(odd, 0, A, B, 0);
frameIn(odd, 1, A, A, 1);
frameIn(worn, 0, A, B, 0);
const GROUP = 0xef010203;
const listening = quiet({ snooping: true });
const query: IgmpMessage = {
  ...{ kind: 'query', version: 2, group: 0, sources: [], maxResponse: 10_000_000 },
  ...{ suppress: false, robustness: 2, interval: 125_000_000 },
};
bytesIn(listening, 0, igmpFrame(A, 1, 0xe0000001, query), 0);
bytesIn(listening, 1, igmpFrame(B, 2, GROUP, { kind: 'report', version: 2, group: GROUP }), 1);
const datagram = igmpFrame(A, 1, GROUP, { kind: 'leave', group: GROUP });
// Any protocol but IGMP: what is sent to the group.
datagram[14 + 9] = 17;
bytesIn(listening, 2, datagram, 2);
bytesIn(listening, 1, datagram, 500_000_000);
for (let from = 0; from <= 1_024; from += 128) {
  const records = Array.from(
    { length: 128 },
    (_, i) => ({ type: 'IS_EX', group: GROUP + from + i, sources: [] }) as const,
  );
  const report = igmpFrame(B, 2, 0xe0000016, { kind: 'records', records });
  bytesIn(listening, 1, report, 500_000_001);
}

function tell(log: TraceLog, kind: EventKind, language: Language): string[] {
  const run = recordedRun(log, topologyOf(spec));
  return all(log, kind).map((event) =>
    textOf(wordsOf(event).why(event, sceneOf(run, event)), language),
  );
}

test('every kind of event has a sentence in both languages, with all its parameters', () => {
  for (const kind of Object.keys(switchEvents.fields) as EventKind[]) {
    for (const language of ['en', 'zh'] as const) {
      const sentences = [story, odd.log, worn.log, listening.log].flatMap((log) =>
        tell(log, kind, language),
      );
      expect(sentences.length, kind).toBeGreaterThan(0);
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  }
});

test('ports are counted from 1, and a move names both', () => {
  expect(tell(story, 'switch.learned', 'en')[0]).toBe(
    'A frame from 02:00:00:00:00:01 came in at port 1, so switch knows where that station is.',
  );
  expect(tell(odd.log, 'switch.learned', 'en')[1]).toBe(
    'A frame from 02:00:00:00:00:0a came in at port 2, not 1: switch knows that it has moved.',
  );
  expect(tell(story, 'timer.fired', 'en').at(-1)).toMatch(/^The ageing timer of switch ran out/);
});
