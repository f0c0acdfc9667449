import { expect, it } from 'vitest';
import { recordedRun } from '../../model/recorded-run.ts';
import { handshake, makeTrace, TWO_HOSTS } from '../../model/testing/made-trace.ts';
import { type SubjectKind, subjectsOf, subjectWord } from './subject.ts';
import { subjectName } from './subject-name.ts';

const trace = makeTrace();
handshake(trace);
const run = recordedRun(trace.log, TWO_HOSTS);
const names = (kind: SubjectKind) =>
  subjectsOf(kind, run).map((key) => subjectName(key, run, 'en'));

it('finds everything of a kind that a view can be about', () => {
  expect(names('node')).toEqual(['client', 'server']);
  expect(names('link')).toEqual(['cable']);
  expect(names('process')).toEqual(['server · 1', 'client · 1']);
  expect(names('connection')).toEqual(['10.0.0.1:49152 ↔ 10.0.0.2:80']);
});

it('calls different subjects by different words', () => {
  const kinds: SubjectKind[] = ['run', 'node', 'link', 'process', 'connection'];
  const words = kinds.flatMap((kind) => subjectsOf(kind, run)).map(subjectWord);
  expect(words).toEqual([...new Set(words)]);
});
