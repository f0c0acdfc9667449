import { describe, expect, test } from 'vitest';
import { askedProtocols } from '../../src/relay/protocol.ts';
import { REQUEST_ATTACKS } from '../testing/attacks.ts';
import { ADMISSION_RULES, type Asking, brokenRule, type Guarded } from './admission.ts';

const guarded: Guarded = { port: 4600, token: 'the-right-token', holder: undefined };
const held: Guarded = { ...guarded, holder: 'first' };
const sound: Asking = {
  host: '127.0.0.1:4600',
  origin: 'http://127.0.0.1:4600',
  protocols: askedProtocols(guarded.token, 'first').join(', '),
};

describe('a page may come in', () => {
  test('when this agent served it, and it has the token', () => {
    expect(brokenRule(sound, guarded)).toBeUndefined();
  });

  test('again, when it was reloaded: it takes over from itself', () => {
    expect(brokenRule(sound, held)).toBeUndefined();
  });
});

describe('a page is kept out', () => {
  test.each(REQUEST_ATTACKS)('$what: $status', (attack) => {
    const against = attack.held === true ? held : guarded;
    const asking = { ...sound, ...attack.asking(against) };
    expect(brokenRule(asking, against)).toMatchObject({ name: attack.rule, status: attack.status });
  });
});

describe('each rule', () => {
  test.each(ADMISSION_RULES.map(({ name }) => name))(
    '%s is missed when it is taken out',
    (name) => {
      const without = ADMISSION_RULES.filter((rule) => rule.name !== name);
      const through = REQUEST_ATTACKS.filter((attack) => {
        const against = attack.held === true ? held : guarded;
        const asking = { ...sound, ...attack.asking(against) };
        return attack.rule === name && brokenRule(asking, against, without) === undefined;
      });
      expect(through).not.toEqual([]);
    },
  );
});
