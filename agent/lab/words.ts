/** What the lab says in the terminal. */
import { fill, type Language, type Localized } from '../../src/stack/core/localized.ts';

const WORDS = {
  notLinux: {
    en: 'The lab is made of Linux’s network namespaces, which this system does not have.',
    zh: '实验室建立在 Linux 的网络命名空间之上，本系统没有这一功能。',
  },
  missing: {
    en: 'The lab needs the command {command} (package {package}), which is not installed.',
    zh: '实验室需要 {command} 命令（软件包 {package}），系统中尚未安装。',
  },
  restricted: {
    en: 'Ordinary users may not make network namespaces here. With root it works: {sudo}',
    zh: '本系统不允许普通用户创建网络命名空间。请以 root 权限运行：{sudo}',
  },
  restrictedBy: {
    en: 'Ordinary users may not make network namespaces here ({setting}). With root it works: {sudo}',
    zh: '本系统不允许普通用户创建网络命名空间（{setting}）。请以 root 权限运行：{sudo}',
  },
  rootRefused: {
    en: 'Even root may not make network namespaces here (in a container, perhaps): {said}.',
    zh: '在这里连 root 也不能创建网络命名空间（可能是在容器中）：{said}。',
  },
  broken: {
    en: 'The lab could not be set up: {said}.',
    zh: '实验室未能建立：{said}。',
  },
  instead: {
    en: 'Without it there are the simulated networks (npm start), and your own card (npm run agent -- --choose).',
    zh: '没有它，仍可使用模拟网络（npm start），或您自己的网卡（npm run agent -- --choose）。',
  },
  ready: {
    en: `
  Open  {address}

  The lab is a network of its own: behind a cable, a gateway and a server, both with a Linux kernel.
  Nothing of this computer is touched. Names there: {names}
  Ctrl-C stops it, and nothing is left.`,
    zh: `
  打开  {address}

  实验室是一个独立的网络：一根网线的另一端有网关和服务器，两者都运行 Linux 内核。
  本机的网络不受任何影响。其中的名称：{names}
  按 Ctrl-C 停止，不留下任何东西。`,
  },
  ended: { en: 'The lab has ended.', zh: '实验室已结束。' },
} as const satisfies Readonly<Record<string, Localized>>;

type Values = Readonly<Record<string, string>>;

/** What is to be said, in whichever language. */
export interface LabText {
  readonly word: keyof typeof WORDS;
  readonly values?: Values;
  /** What there is without the lab follows, in the same line. */
  readonly instead?: boolean;
}

export function labText(
  { word, values = {}, instead = false }: LabText,
  language: Language,
): string {
  const text = fill(WORDS[word][language], values);
  if (!instead) return text;
  return `${text}${language === 'en' ? ' ' : ''}${WORDS.instead[language]}`;
}

/** Why there is no lab. */
export class NoLab extends Error {
  override readonly name = 'NoLab';
  readonly text: LabText;

  constructor(text: LabText) {
    super(labText(text, 'en'));
    this.text = text;
  }
}
