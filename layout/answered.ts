/**
 * How a lesson stands for somebody who has answered everything wrong and been shown every task, or
 * has answered everything right and done them.
 */

const ATTRIBUTE = /\s(\w+)="([^"]*)"/g;

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly from: number;
}

function tagsOf(prose: string): readonly Tag[] {
  return [...prose.matchAll(/<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/?>/g)].map((match) => ({
    name: match[1] ?? '',
    attributes: Object.fromEntries(
      [...(match[2] ?? '').matchAll(ATTRIBUTE)].map(([, key, value]) => [key, value]),
    ),
    from: match.index,
  }));
}

/** Answers of one tag: what the page keeps as its truth depends, for some, on what was given. */
interface Answers {
  readonly right: string;
  readonly wrong: string;
  readonly truthOf?: (given: string) => string;
}

/** Of the tags whose answers are neither one of their parts nor a number: how their kinds write them. */
const WRITTEN: Readonly<Record<string, (parts: readonly string[]) => Answers>> = {
  Order: (parts) => ({ right: parts.join(' > '), wrong: parts.toReversed().join(' > ') }),
  // What the run with that value has said: enough, or too little, and what was measured.
  Slider: () => ({
    ...{ right: '4000', wrong: '1000' },
    truthOf: (given) => (given === '4000' ? '4000=100' : '1000<25'),
  }),
  Draw: () => ({ right: '0:1 1:2 2:4 3:8', wrong: '0.5:8 1.5:6 2.5:4 3.5:2' }),
  FillSegment: () => ({ right: 'ACK 15 12 65535 0', wrong: 'ACK,FIN 15 13 65535 0 !ack-behind' }),
};

/**
 * The progress that the page keeps, made from the lesson's prose. The answers are of the right form,
 * which is all that a layout needs: no run is asked.
 */
export function answeredProgress(lesson: string, prose: string, all: 'wrong' | 'right' = 'wrong') {
  const tags = tagsOf(prose);
  const asking = tags.filter(({ attributes: { id, prompt } }) => id && prompt);
  const answers = asking.map(({ name, attributes, from }) => {
    const end = prose.indexOf(`</${name}>`, from);
    const step = prose.indexOf('</Step>', from);
    const within = (to: number) => tags.filter((tag) => tag.from > from && tag.from < to);
    const parts =
      end < 0 || end > step ? [] : within(end).flatMap(({ attributes: { id } }) => id ?? []);
    const beliefs = within(step).flatMap(({ attributes: { of } }) => of ?? []);
    const plain = { right: parts.at(-1) ?? '1', wrong: beliefs[0] ?? parts[0] ?? '7' };
    const answers: Answers = WRITTEN[name]?.(parts) ?? plain;
    const given = answers[all];
    const truth = answers.truthOf?.(given) ?? answers.right;
    return [attributes.id, { given, truth, right: given === answers.right }] as const;
  });
  const tasks = tags.flatMap(({ name, attributes: { id } }) => (name === 'Task' && id ? id : []));
  const kept = {
    ...{ step: '', seen: [], answers: Object.fromEntries(answers) },
    ...(all === 'right' ? { tasks, shown: [] } : { tasks: [], shown: tasks }),
    finished: false,
  };
  return JSON.stringify({ state: { lessons: { [lesson]: kept } }, version: 1 });
}

/**
 * The steps that stand as answered with such progress. What was drawn, filled in or pointed at needs
 * a run to be an answer.
 */
export function answeredSteps(prose: string): readonly number[] {
  const steps = prose.split('<Step id="').slice(1);
  return [...steps.keys()].filter(
    (step) => !/<(?:Draw|Fill|FillSegment|Point)\b/.test(steps[step] ?? ''),
  );
}
