import { describe, expect, test } from 'vitest';
import { complete, type Known } from './complete.ts';

const known: Known = {
  hosts: [{ name: 'web.lab', port: 80 }, { name: 'echo.lab', port: 7 }, { name: 'large.lab' }],
  talks: [
    { number: 1, host: 'web.lab' },
    { number: 3, host: 'echo.lab' },
  ],
};
const words = (line: string) => complete(line, known).words;

describe('the end of a line', () => {
  test('is a command as long as there is none', () => {
    expect(words('tr')).toEqual(['traceroute']);
    expect(words('c')).toEqual(['connect', 'close', 'clear']);
  });

  test('is a host that is known, behind a command that takes one', () => {
    expect(words('ping ')).toEqual(['web.lab', 'echo.lab', 'large.lab']);
    expect(words('ping -c e')).toEqual(['echo.lab']);
    expect(words('listen ')).toEqual([]);
  });

  test('is the port of what listens there', () => {
    expect(words('connect web.lab ')).toEqual(['80']);
    expect(words('connect large.lab ')).toEqual([]);
  });

  test('is a connection, or a request to it', () => {
    expect(words('close ')).toEqual(['1', '3']);
    expect(words('send 1 ')).toEqual(['GET / HTTP/1.0\\r\\nHost: web.lab\\r\\n\\r\\n']);
    expect(words('send ')).toHaveLength(3);
  });

  test('is not offered when it stands there already', () => {
    expect(words('ping web.lab')).toEqual([]);
  });

  test('takes the place of the word that is being typed', () => {
    expect(complete('ping we', known)).toEqual({ from: 5, words: ['web.lab'] });
  });
});
