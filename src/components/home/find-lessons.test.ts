import { describe, expect, it } from 'vitest';
import { closestLessons, findLessons } from './find-lessons.ts';

const slugs = (lessons: readonly { slug: string }[]) => lessons.map(({ slug }) => slug);

describe('the search of the course', () => {
  it('finds a lesson by words of its title, in either language, in any order', () => {
    expect(slugs(findLessons('close four'))).toEqual(['four-way-close']);
    expect(slugs(findLessons('挥手'))).toContain('four-way-close');
  });

  it('finds a lesson by its number and by its chapter', () => {
    expect(slugs(findLessons('24'))).toContain('three-way-handshake');
    expect(findLessons('Sockets and a connection').length).toBeGreaterThan(10);
  });

  it('has the open ones first', () => {
    expect(slugs(findLessons('handshake'))[0]).toBe('three-way-handshake');
  });

  it('finds nothing for nothing', () => {
    expect(findLessons('  ')).toEqual([]);
    expect(findLessons('xyzzy')).toEqual([]);
  });
});

describe('an address that leads nowhere', () => {
  it('of a bare number means the lesson of that number', () => {
    expect(slugs(closestLessons('/24'))).toEqual(['three-way-handshake']);
  });

  it('of a number beyond the course means the last lessons', () => {
    expect(closestLessons('/lesson/400').map(({ number }) => number)).toEqual([73, 72, 71]);
  });

  it('that is nearly a lesson’s name means that lesson', () => {
    expect(slugs(closestLessons('/lesson/3-way-handshake'))[0]).toBe('three-way-handshake');
    expect(slugs(closestLessons('/lesson/slowstart'))[0]).toBe('slow-start');
    expect(slugs(closestLessons(`/${encodeURIComponent('三次握手')}`))[0]).toBe(
      'three-way-handshake',
    );
  });

  it('of nonsense means none', () => {
    expect(closestLessons('/xyzzy')).toEqual([]);
    expect(closestLessons('/%E0%A4%A')).toEqual([]);
  });
});
