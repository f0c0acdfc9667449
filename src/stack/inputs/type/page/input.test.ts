import { expect, test } from 'vitest';
import type { InputScene } from '../../page.ts';
import { inputPage } from './input.ts';

const scene = { node: () => ({ en: 'client', zh: '客户端' }) } as unknown as InputScene;
const nameOf = (line: string) =>
  inputPage.name({ kind: 'type', at: 0, node: 0, process: 0, line }, scene);

test('a run is called by what was typed in it, so that two such runs can be told apart', () => {
  expect(nameOf('ping -s 1473 10.0.1.1').values.line).toMatchObject({
    en: 'ping -s 1473 10.0.1.1',
  });
});

test('of a long line the name has the beginning', () => {
  expect(nameOf(`ping ${'1'.repeat(200)}`).values.line).toMatchObject({
    en: expect.stringMatching(/^ping 1{20,23}…$/),
  });
});
