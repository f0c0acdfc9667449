/** What is wrong with the part of a broken link that arranges the stage. */
import type { Fault, Rule } from '../../stack/schema/faults.ts';
import { LEAST_SHARE, MOST_SHARE } from '../workbench/plan.ts';
import { decodeStage } from '../workbench/stage-link.ts';

const VIEW: Rule = { code: 'kind', allowed: ['a–z 0–9 -'] };
const SUBJECTS: Rule = { code: 'kind', allowed: ['node 0', 'connection 10.0.0.1:49152 …'] };
const RULES = new Map<string, Rule>([
  ['first', VIEW],
  ['second', VIEW],
  ['split', { code: 'choice', allowed: ['beside', 'below'] }],
  ['share', { code: 'whole', low: LEAST_SHARE, high: MOST_SHARE }],
  ['sides', VIEW],
  ['alone', VIEW],
  ['of', SUBJECTS],
  ['left', SUBJECTS],
  ['right', SUBJECTS],
  ['byte', { code: 'kind', allowed: ['0.0.40000 …'] }],
]);
const LONGEST_FOUND = 60;

/** The first part that cannot be read by itself; a subject is one of the view that is alone. */
export function stageFault(query: string): Fault | undefined {
  const said = new URLSearchParams(query);
  for (const [key, value] of said) {
    const rule = key.startsWith('look.') ? VIEW : RULES.get(key);
    if (rule === undefined) continue;
    const part = new URLSearchParams([[key, value]]);
    if (key === 'of') part.set('alone', said.get('alone') ?? '');
    if (decodeStage(part.toString()) !== undefined) continue;
    return { ...rule, path: [key], found: value.slice(0, LONGEST_FOUND) };
  }
  return undefined;
}
