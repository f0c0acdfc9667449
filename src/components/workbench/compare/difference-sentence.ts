/** The first difference in a sentence or two, made of what the trace says. */

import type { Because } from '../../../model/compare/because.ts';
import type { Difference } from '../../../model/compare/first-difference.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { type Sentence, type SentenceValue, sentence } from '../../../stack/trace/words.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import { sceneOf } from '../../inspect/words/scene.ts';
import { shownTitle } from '../../view-kit/covers.ts';
import { changeName } from '../runs/change-name.ts';

export interface SentenceRuns {
  readonly letters: readonly [string, string];
  readonly runs: readonly [RecordedRun, RecordedRun];
  readonly spec: ScenarioSpec;
}

/** What is different, and then why, where that is known. */
export function differenceSentences(found: Difference, about: SentenceRuns): Sentence[] {
  const what = whatSentence(found, about);
  const { event } = found.happening;
  // That it was dropped by the learner has been said.
  const told = event.kind === 'frame.dropped' && event.why === 'learner';
  const why = found.because && !told ? whySentence(found.because, about) : undefined;
  return why === undefined ? [what] : [what, why];
}

/** What happened in so many words, as the end of "In B, …" or the begin of "… 40 ms later in B". */
function happened(found: Difference, about: SentenceRuns): Sentence {
  const { side, happening } = found;
  const { event, packet } = happening;
  const run = about.runs[side];
  const scene = sceneOf(run, event, packet === undefined ? {} : { frame: packet.frame });
  const { node, from, to } = scene;
  const what = packet === undefined ? '' : shownTitle(packet);
  switch (event.kind) {
    case 'frame.sent':
      return sentence('{node} sends {what}', '{node} 发出 {what}', { node, what });
    case 'frame.delivered':
      return sentence('{what} arrives at {node}', '{what} 到达 {node}', { what, node });
    case 'frame.dropped':
      return sentence(
        '{what} from {from} never reaches {to}: {why}',
        '{from} 发出的 {what} 没有到达 {to}：{why}',
        { what, from, to, why: scene.dropped(event.why) },
      );
    case 'packet.ignored':
      return sentence('{node} puts {what} aside: {why}', '{node} 没有处理 {what}：{why}', {
        node,
        what: what === '' ? { en: 'a packet', zh: '一个分组' } : what,
        why: scene.ignored(event.why),
      });
    case 'tcp.transition':
      return sentence('{node} enters {state}', '{node} 进入 {state}', { node, state: event.to });
    case 'socket.call':
      return sentence('{node} calls {call}', '{node} 调用 {call}', { node, call: event.name });
    case 'socket.return':
      return sentence('{call} returns {result} at {node}', '{node} 的 {call} 返回 {result}', {
        node,
        call: event.name,
        result: event.result,
      });
    case 'timer.fired':
      return sentence('the {timer} timer fires at {node}', '{node} 的{timer}定时器到时', {
        node,
        timer: scene.timer(event.layer, event.name).name,
      });
  }
}

function whatSentence(found: Difference, about: SentenceRuns): Sentence {
  const { side, other, later } = found;
  const what = happened(found, about);
  const here = about.letters[side];
  const there = about.letters[1 - side] as string;
  if (other === undefined) return joined('In {here} only: ', '仅在 {here} 中：', what, { here });
  // Told of the second run, which is the one that was changed, as a rule.
  const time = { duration: later };
  return side === 0
    ? joined(
        '',
        '',
        what,
        { there, here, time },
        ', {time} later in {there} than in {here}',
        '，在 {there} 中比在 {here} 中晚 {time}',
      )
    : joined(
        '',
        '',
        what,
        { here, there, time },
        ', {time} earlier in {here} than in {there}',
        '，在 {here} 中比在 {there} 中早 {time}',
      );
}

function joined(
  en: string,
  zh: string,
  what: Sentence,
  values: Readonly<Record<string, SentenceValue>>,
  enEnd = '',
  zhEnd = '',
): Sentence {
  const { text } = what;
  return {
    text: { en: `${en}${text.en}${enEnd}.`, zh: `${zh}${text.zh}${zhEnd}。` },
    values: { ...what.values, ...values },
  };
}

function whySentence(because: Because, about: SentenceRuns): Sentence {
  switch (because.kind) {
    case 'seed':
      return sentence('Why: the runs have different seeds.', '原因：两次运行的种子不同。', {});
    case 'delay': {
      const [before, after] = because.delays;
      const [a, b] = about.letters;
      return sentence(
        'Why: each way takes {after} on {link} in {b}, and {before} in {a}.',
        '原因：链路 {link} 的单程时延在 {b} 中为 {after}，在 {a} 中为 {before}。',
        { link: because.link, a, b, before: { duration: before }, after: { duration: after } },
      );
    }
    case 'change': {
      const { change, side } = because;
      const name = changeName(change, about.runs[side], about.spec);
      const run = about.letters[side];
      const values = { ...name.values, run };
      const text: Localized = {
        en: `Why: your change in {run}: ${name.text.en}.`,
        zh: `原因：你在 {run} 中的改动：${name.text.zh}。`,
      };
      return { text, values };
    }
  }
}
