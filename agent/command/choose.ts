/** Asks which card. */
import { createInterface } from 'node:readline/promises';
import { cards } from '../system/cards.ts';
import { Refused } from './open-card.ts';
import type { Say } from './words.ts';

export async function chooseCard(say: Say): Promise<string> {
  const all = cards();
  if (all.length === 0) throw new Refused(say('noCards'));
  all.forEach(({ name, addresses }, i) => {
    console.log(`  ${i + 1}  ${name.padEnd(12)} ${addresses.join(', ')}`);
  });
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const answer = (await asking.question(say('choose'))).trim();
      const chosen = all[Number(answer) - 1] ?? all.find(({ name }) => name === answer);
      if (chosen !== undefined) return chosen.name;
    }
  } finally {
    asking.close();
  }
}
