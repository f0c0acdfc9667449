/** What a firewall knows, for the map: its rules, with how many packets each has decided, and its flows. */
import type { Localized } from '../../../core/localized.ts';
import type { NodeTable, TableCell, TableNode } from '../../../trace/page/table.ts';
import { hookConfig } from '../../config.ts';
import '../events.ts';
import type { FirewallConfig, Rule } from '../spec.ts';
import { DIRECTIONS, endText, FLOWS, protocolText, STATE_NAMES, VERDICTS } from './names.ts';

const configOf = ({ spec }: TableNode) => hookConfig<FirewallConfig>(spec, 'firewall');

const has = (node: TableNode) => configOf(node) !== undefined;

const both = (write: (language: 'en' | 'zh') => string): Localized => ({
  en: write('en'),
  zh: write('zh'),
});

const portText = (port: Rule['srcPort']) =>
  port === undefined ? '' : `:${typeof port === 'number' ? port : port.join('–')}`;

/** Address and port that a rule asks for at one end; `*`: any. */
const endOf = (address: string | undefined, port: Rule['srcPort']) =>
  `${address ?? '*'}${portText(port)}`;

/** What else a rule asks for. */
function matchOf({ direction, from, to, protocol, state }: Rule): Localized {
  return both((language) => {
    const cards = [from, to].map((card) => (card === undefined ? '*' : `eth${card}`));
    const parts = [
      direction && DIRECTIONS[direction][language],
      from === undefined && to === undefined ? undefined : cards.join(' → '),
      protocol?.toUpperCase(),
      state?.map((each) => STATE_NAMES[each][language]).join(language === 'en' ? ', ' : '、'),
    ];
    return parts.filter((part) => part !== undefined).join(language === 'en' ? '; ' : '；') || '*';
  });
}

const rowOf = (rule: Rule, hits: number): TableCell[] => [
  matchOf(rule),
  ...[endOf(rule.src, rule.srcPort), endOf(rule.dst, rule.dstPort)],
  ...[VERDICTS[rule.verdict], String(hits)],
];

const rules: NodeTable = {
  id: 'firewall.rules',
  title: { en: 'Firewall rules', zh: '防火墙规则' },
  layer: 'network',
  order: 45,
  columns: [
    { label: { en: 'No.', zh: '序' }, mono: true },
    { label: { en: 'Which', zh: '条件' } },
    { label: { en: 'From', zh: '源' }, mono: true },
    { label: { en: 'To', zh: '目的' }, mono: true },
    { label: { en: 'Verdict', zh: '判定' } },
    { label: { en: 'Packets', zh: '分组数' }, mono: true },
  ],
  of: has,
  begin(node, rows) {
    const { rules: list = [], otherwise = 'accept' } = configOf(node) ?? {};
    list.forEach((rule, index) => {
      rows.put(String(index + 1), [String(index + 1), ...rowOf(rule, 0)]);
    });
    const rest = { en: 'the rest', zh: '其余' };
    rows.put('0', ['–', rest, '*', '*', VERDICTS[otherwise], '0']);
  },
  readers: {
    'firewall.verdict': ({ rule, hits }, rows) => {
      const cells = rows.cells(String(rule));
      // Later pieces are decided with their first, and not counted.
      if (cells !== undefined && hits > 0) {
        rows.put(String(rule), [...cells.slice(0, -1), String(hits)]);
      }
    },
  },
};

const flows: NodeTable = {
  id: 'firewall.flows',
  title: { en: 'Flows', zh: '流' },
  layer: 'network',
  order: 46,
  columns: [
    { label: { en: 'Protocol', zh: '协议' } },
    { label: { en: 'From', zh: '源' }, mono: true },
    { label: { en: 'To', zh: '目的' }, mono: true },
    { label: { en: 'State', zh: '状态' } },
    { label: { en: 'Since', zh: '始于' } },
  ],
  of: has,
  readers: {
    'firewall.flow': ({ protocol, src, srcPort, dst, dstPort, state, at }, rows) =>
      rows.put(`${protocol} ${src} ${srcPort} ${dst} ${dstPort}`, [
        ...[protocolText(protocol), endText(protocol, src, srcPort)],
        ...[endText(protocol, dst, dstPort), FLOWS[state], { since: at }],
      ]),
    'firewall.flow.ended': ({ protocol, src, srcPort, dst, dstPort }, rows) =>
      rows.remove(`${protocol} ${src} ${srcPort} ${dst} ${dstPort}`, {
        en: 'idle for too long',
        zh: '空闲太久',
      }),
  },
};

export const tables: readonly NodeTable[] = [rules, flows];
