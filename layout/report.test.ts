import { expect, it } from 'vitest';
import { type Finding, reportOf } from './report.ts';

const finding: Finding = {
  ...{ kind: 'cut', says: '“SYN” is cut by 7 px at the side', lesson: 'handshake', step: 2 },
  ...{ heading: 'Two answers', language: 'en', theme: 'dark', size: '390×844', state: 'open' },
};

it('tells once what was seen in several windows, with every place of it', () => {
  const wider = { ...finding, says: '“SYN” is cut by 9 px at the side', size: '683×384' };
  const other = { ...finding, kind: 'small' as const };
  const report = reportOf([finding, wider, other]);
  expect(report).toHaveLength(2);
  expect(report[0]).toContain('handshake, step 3 Two answers (en): 390×844/683×384, dark, open');
});
