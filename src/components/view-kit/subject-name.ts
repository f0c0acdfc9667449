import type { Language } from '../../i18n/language.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { nodeName } from '../node-name.ts';
import type { SubjectKey } from './subject.ts';

/** What a subject is called on the screen. */
export function subjectName(key: SubjectKey, run: RecordedRun, language: Language): string {
  switch (key.kind) {
    case 'run':
      return '';
    case 'node':
      return nodeName(run.topology, key.node, language);
    case 'link':
      return run.topology.links.find(({ id }) => id === key.link)?.name ?? `#${key.link}`;
    case 'process':
      return `${nodeName(run.topology, key.node, language)} · ${key.process + 1}`;
    case 'connection':
      return key.ends.replace(' ', ' ↔ ');
  }
}
