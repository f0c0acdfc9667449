import { describe, expect, test } from 'vitest';
import { otherwiseInChinese } from './chinese.ts';
import { wrongDirections } from './directions.ts';
import { cycles, unreachable } from './graph.ts';
import { missingPageParts } from './page-parts.ts';
import { readProject } from './project.ts';
import { idleExceptions, tooLong } from './sizes.ts';
import { bannedWords } from './words.ts';

describe('the project', () => {
  const project = readProject();

  test('is read at all', () => {
    expect(project.has('src/main.tsx')).toBe(true);
    expect(project.has('package.json')).toBe(true);
  });
  test('imports only in the allowed directions', () => {
    expect(wrongDirections(project)).toEqual([]);
  });
  test('has no circles of imports', () => {
    expect(cycles(project)).toEqual([]);
  });
  test('has no file that the app never reaches', () => {
    expect(unreachable(project)).toEqual([]);
  });
  test('has the words, signs and settings that the page needs of each kind', () => {
    expect(missingPageParts(project)).toEqual([]);
  });
  test('has files and functions that can be read in one go', () => {
    expect(tooLong(project)).toEqual([]);
  });
  test('has no exception for a file that needs none', () => {
    expect(idleExceptions(project)).toEqual([]);
  });
  test('has no forbidden word', () => {
    expect(bannedWords(project)).toEqual([]);
  });
  test('says one thing in one way in Chinese', () => {
    expect(otherwiseInChinese(project)).toEqual([]);
  });
});
