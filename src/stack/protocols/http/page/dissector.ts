/** How the inspector takes HTTP over TCP apart. */
import { same } from '../../../core/localized.ts';
import { addBytes, type Dissector } from '../../../wire/dissector.ts';
import { startLine } from '../write.ts';
import { httpNames } from './names.ts';
import { type HttpProblem, httpProblems } from './problems.ts';
import { readSegment } from './read.ts';
import { httpFields } from './tree.ts';
import { httpText } from './tree-text.ts';

const HTTP_PORT = 80;

export const httpDissector: Dissector<HttpProblem> = {
  id: 'http',
  follows: [{ over: 'tcp', at: HTTP_PORT }],
  problems: httpProblems,
  names: httpNames,
  summary({ start, end }, bytes) {
    const lines = readSegment(bytes.subarray(start, end))?.messages.map((each) => each.start);
    return lines === undefined || lines.length === 0
      ? undefined
      : same(lines.map(startLine).join(' · '));
  },
  dissect(around, start, end) {
    const { bytes, sections, quoted, partial, addresses } = around;
    const segment = bytes.subarray(start, end);
    const read = quoted ? undefined : readSegment(segment);
    if (read === undefined) {
      addBytes(around, 'data', 'application', start, end);
      return;
    }
    const problems = read.faults.map(({ code, at }) => {
      const from = start + Math.min(at, segment.length - 1);
      return { code: `http.${code}` as const, field: null, start: from, end: from + 1 };
    });
    sections.push({
      ...{ id: 'http', layer: 'application', decoded: null },
      tree: {
        text: httpText,
        fields: httpFields(segment, start, read.messages),
        problems: partial ? [] : problems,
      },
      ...{ start, headerEnd: end, end, quoted, partial, addresses },
    });
  },
};
