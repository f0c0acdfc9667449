/** What the inspector says about a faulty message: a problem for each kind of fault. */
import type { ProblemText } from '../../../wire/problems.ts';
import type { DnsFaultCode } from '../fault.ts';
import { faultDoes, faultTexts } from './fault-text.ts';

export type DnsProblem = `dns.${DnsFaultCode}`;

const codes = Object.keys(faultTexts) as DnsFaultCode[];

export const dnsProblems = Object.fromEntries(
  codes.map((code): [DnsProblem, ProblemText] => {
    const { what, does = faultDoes, ref } = faultTexts[code];
    return [`dns.${code}`, { outcome: 'dropped', what, does, ref }];
  }),
) as Readonly<Record<DnsProblem, ProblemText>>;
