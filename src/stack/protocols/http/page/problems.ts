/** What the inspector says about a message that cannot be read. */
import type { Localized } from '../../../core/localized.ts';
import type { ProblemText } from '../../../wire/problems.ts';
import type { HttpFaultCode } from '../fault.ts';
import { faultTexts } from './fault-text.ts';

export type HttpProblem = `http.${HttpFaultCode}`;

const does: Localized = {
  en: 'A server answers that it cannot read it, and closes the connection; a client gives up. What follows is not looked at.',
  zh: '服务器回答无法读出并关闭连接，客户则放弃；其后的内容不再查看。',
};

const codes = Object.keys(faultTexts) as HttpFaultCode[];

export const httpProblems = Object.fromEntries(
  codes.map((code): [HttpProblem, ProblemText] => {
    const { what, ref } = faultTexts[code];
    return [`http.${code}`, { outcome: 'dropped', what, does, ref }];
  }),
) as Readonly<Record<HttpProblem, ProblemText>>;
