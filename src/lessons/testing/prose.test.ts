import { describe, expect, it } from 'vitest';
import { citedLessons, readProse, unclaimedNumbers } from './prose.ts';

const source = `<Step id="one" title="Title">

Text <Rfc n={9293} s="3.5" />.

<Choice id="who" prompt="Who?">
  <Option id="a">A</Option>
  <Option id="b">B</Option>
</Choice>

<Task id="do">Do it.</Task>

</Step>

<Step id="two" title="Other">

<NumberField id="count" prompt="How many?" unit="ms" />

</Step>`;

describe('the prose of a lesson', () => {
  it('is read step by step, with its questions, tasks and references', () => {
    const [one, two] = readProse(source).steps;
    expect(one).toMatchObject({ id: 'one', title: 'Title', tasks: ['do'] });
    expect(one?.references).toEqual([{ rfc: 9293, section: '3.5' }]);
    expect(one?.questions).toEqual([
      { kind: 'choice', id: 'who', prompt: 'Who?', board: '', parts: ['a', 'b'] },
    ]);
    expect(two?.questions).toEqual([
      { kind: 'number', id: 'count', prompt: 'How many?', board: '', parts: [] },
    ]);
  });

  it('may write numbers that a claim covers, and no others', () => {
    expect(unclaimedNumbers('It takes 20 ms.', ['20 ms'])).toEqual([]);
    expect(unclaimedNumbers('It takes 20 ms.', ['40 ms'])).toHaveLength(1);
    expect(unclaimedNumbers('<NumberField id="a1" prompt="Is it 5?" />', [])).toHaveLength(1);
  });

  it('cites lessons by their slugs, so that none is cited by a number', () => {
    expect(citedLessons('See <Lesson id="arp" /> and <Lesson id="rto" />.')).toEqual([
      'arp',
      'rto',
    ]);
    expect(unclaimedNumbers('See lesson 11.', [])).toHaveLength(1);
  });

  it('may name states, lessons and sections freely', () => {
    expect(
      unclaimedNumbers('FIN_WAIT_2 <Lesson id="arp-2" /> <Rfc n={9293} s="3.5" />', []),
    ).toEqual([]);
  });
});
