/** tshark's analysis of sequence numbers, flag by flag, against what our trace says happened. */
import { afterAll, describe, expect, test } from 'vitest';
import { DIFFERENCES, type Difference } from './analysis/differences.ts';
import { expectedFlags } from './analysis/expected.ts';
import { type View, viewsOf } from './analysis/view.ts';
import { SCENARIOS } from './scenarios/matrix.ts';
import { ANALYSIS_FLAGS, type AnalysisFlag, tsharkVersion } from './tshark.ts';
import { type Witnessed, witness } from './witness.ts';

const agreed = new Map<AnalysisFlag, number>();
const differed = new Map<Difference, number>();

const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

interface Judged {
  number: number;
  view: View;
  seen: ReadonlySet<AnalysisFlag>;
  duplicateAck: number;
}

function judge({ packets }: Witnessed): Judged[] {
  const views = viewsOf(packets.map(({ ours }) => ours));
  return packets.flatMap(({ tshark }, i) => {
    const view = views[i];
    if (view === undefined || tshark.tcp === undefined) return [];
    const { analysis: seen, duplicateAck } = tshark.tcp;
    return [{ number: i + 1, view, seen, duplicateAck }];
  });
}

/** What neither agrees with our trace nor is a difference that we know. */
function unexplained({ number, view, seen }: Judged): string[] {
  const expected = expectedFlags(view);
  const missing = [...expected].filter((flag) => !seen.has(flag)).sort();
  const extra = [...seen].filter((flag) => !expected.has(flag)).sort();
  for (const flag of expected) if (seen.has(flag)) count(agreed, flag);
  if (missing.length === 0 && extra.length === 0) return [];
  const known = DIFFERENCES.find(
    (each) =>
      missing.every((flag) => each.missing.includes(flag)) &&
      each.extra.join() === extra.join() &&
      each.when(view),
  );
  if (known !== undefined) {
    count(differed, known);
    return [];
  }
  const { reason, way, place } = view;
  return [`packet ${number}: ${reason}, ${way}, ${place}: ours ${missing}, tshark's ${extra}`];
}

describe('tshark flags a segment as our trace does, or for a reason that we know', () => {
  test.each(SCENARIOS)('$name', (scenario) => {
    expect(judge(witness(scenario, 'sound')).flatMap(unexplained)).toEqual([]);
  });
});

describe('tshark counts duplicate ACKs as we do', () => {
  test.each(SCENARIOS)('$name', (scenario) => {
    const duplicates = judge(witness(scenario, 'sound')).filter(({ seen }) =>
      seen.has('duplicate_ack'),
    );
    expect(duplicates.map(({ number, duplicateAck }) => [number, duplicateAck])).toEqual(
      duplicates.map(({ number, view }) => [number, view.own.repeats + 1]),
    );
  });
});

test('every flag was agreed on somewhere, and every known difference did occur', () => {
  const never = ANALYSIS_FLAGS.filter((flag) => !agreed.has(flag) && flag !== 'ack_lost_segment');
  // Another tshark than 4.0 may have come closer to the truth.
  const known = tsharkVersion() === '4.0' ? DIFFERENCES : [];
  const idle = known.filter((difference) => !differed.has(difference));
  expect({ never, idle: idle.map(({ name }) => name) }).toEqual({ never: [], idle: [] });
});

afterAll(() => {
  const rows = [...agreed].sort((a, b) => b[1] - a[1]).map(([flag, n]) => `${n} × ${flag}`);
  console.log(`tshark and the trace agree: ${rows.join(', ')}`);
  for (const [{ name }, n] of differed) console.log(`known difference, ${n} ×: ${name}`);
});
