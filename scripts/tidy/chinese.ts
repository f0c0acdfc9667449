import { isTest, type Project } from './project.ts';
import { lineAt } from './scan.ts';

interface Ban {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** One word for one thing, the one that textbooks have; and the signs that Chinese is set with. */
const BANS: readonly Ban[] = [
  { pattern: /质询|挑战确认/, instead: '挑战 ACK' },
  { pattern: /发送下一个/, instead: '下一个待发序号' },
  { pattern: /发送未确认/, instead: '最早未确认序号' },
  { pattern: /接收下一个|下一个想要/, instead: '期望收到的下一个序号' },
  { pattern: /序列号|顺序号|编号|[占从到编]号|几号/, instead: '序号' },
  {
    pattern: /最大报文段(?:寿命|生存)|报文段的?最[大长](?:生存时间|寿命)/,
    instead: '最长报文段寿命',
  },
  { pattern: /数据包|报头|包头|头部/, instead: '分组, 报文段, 首部' },
  // The glossary finds the other word, too.
  { pattern: /(?<!also:.*)检验和/, instead: '校验和' },
  { pattern: /运输层/, instead: '传输层' },
  { pattern: /重装/, instead: '重组' },
  { pattern: /慢启动阈值/, instead: '慢启动门限' },
  { pattern: /半连接(?!队列)/, instead: '半开连接' },
  // Of a network; the nodes of trees, which books write otherwise, are not spoken of here.
  { pattern: /结点/, instead: '节点' },
  // A timer 到时; what has a time to live, an entry or a lease, is 已到期 behind it.
  { pattern: /已到时/, instead: '已到期' },
  { pattern: /定时器到期/, instead: '定时器到时' },
  { pattern: /到头了/, instead: 'what has ended, and how' },
  { pattern: /[复重]位段|重复段/, instead: '报文段' },
  { pattern: /快速重传|快速恢复/, instead: '快重传, 快恢复' },
  { pattern: /舞台/, instead: '画面' },
  { pattern: /(?<=\p{Script=Han}\s*)\.\.\.|(?<!…)…(?!…)/u, instead: '……' },
  { pattern: /(?<=\p{Script=Han})[,;:?!]/u, instead: 'the full-width sign' },
  {
    pattern: /(?<![*/\w])\*(?![*\s])[^*\n]*\p{Script=Han}[^*\n]*\*(?!\*)|<em>/u,
    instead: '引号 or **bold**: slanted characters are hard to read',
  },
];

/** Signs that code puts between texts of either language: they belong into the texts. */
const HALF_WIDTH = /\{(?:t|text|say)\([^{}]*\)\}[:;,] |\.join\('; '\)/;

const HAN = /\p{Script=Han}/u;

/** Where a Chinese text says something otherwise than it is said everywhere else. */
export function otherwiseInChinese(project: Project): string[] {
  const problems: string[] = [];
  for (const [path, text] of project) {
    if (!/^src\/.*\.(?:tsx?|mdx)$/.test(path) || isTest(path)) continue;
    for (const line of text.matchAll(/[^\n]+/g)) {
      const joint = path.startsWith('src/components/') ? HALF_WIDTH.exec(line[0]) : null;
      if (joint !== null) {
        problems.push(
          `${path}:${lineAt(text, line.index)}: “${joint[0]}”: a sign of each language`,
        );
      }
      if (!HAN.test(line[0])) continue;
      for (const { pattern, instead } of BANS) {
        const found = pattern.exec(line[0]);
        if (found === null) continue;
        problems.push(`${path}:${lineAt(text, line.index)}: “${found[0]}”: ${instead}`);
      }
    }
  }
  return problems;
}
