/** The bands in words: what is pointed at, and the table twin. */
import { formatDuration, formatInstant } from '../../../model/format.ts';
import { parseRfc, rfcLabel } from '../../../stack/core/rfc.ts';
import { transitionWords } from '../../inspect/words/transitions.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import { nameIn, type ViewSpeech } from '../../view-kit/speech.ts';
import type { BandGroup, ChangeRow, Row, SegmentRow } from './changes.ts';
import { mismatchAfter } from './model.ts';
import type { BandsText } from './text.ts';

export interface Speech extends ViewSpeech<BandsText> {
  readonly groups: readonly BandGroup[];
}

const ruleOf = ({ change }: ChangeRow): string => {
  const ref = parseRfc(change.rfc);
  return ref === undefined ? '' : rfcLabel(ref);
};

const nodeOfSegment = ({ groups }: Speech, { group, segment }: SegmentRow): number =>
  groups[group]?.bands[segment.from]?.end.node ?? -1;

/** What happened, and what follows from it for both ends; its end only when the cursor knows it. */
export function rowWords(row: Row, seen: number, speech: Speech): string[] {
  const { t, language, groups } = speech;
  if (row.what === 'segment') {
    const values = {
      packet: row.segment.title,
      node: nameIn(speech, nodeOfSegment(speech, row)),
    };
    return [t(row.segment.lostAt === undefined ? 'segmentVain' : 'segmentLost', values)];
  }
  const { change, by, lasts, at } = row;
  const node = nameIn(speech, change.node);
  const after = mismatchAfter(groups[row.group]?.bands ?? [], row.event);
  const lines = [
    t('name', { node, from: change.from, to: change.to }),
    transitionWords(change.event, node, language),
  ];
  if (by !== undefined) lines.push(t('by', { packet: by.title }));
  if (lasts !== undefined && at + lasts <= seen) {
    lines.push(t('lasts', { time: formatDuration(lasts) }));
  }
  if (after !== undefined) {
    const end = groups[row.group]?.bands[after.side]?.end.node ?? -1;
    lines.push(t(`${after.what}.long`, { node: nameIn(speech, end) }));
  }
  return [...lines, ruleOf(row)].filter((line) => line !== '');
}

export function bandsTwin(rows: readonly Row[], speech: Speech): Twin {
  const { t, groups } = speech;
  const several = groups.length > 1;
  const row = (index: number) => rows[index] as Row;
  return {
    columns: [
      { label: t('at'), number: true },
      ...(several ? [{ label: t('connection') }] : []),
      { label: t('node') },
      { label: t('before') },
      { label: t('after') },
      { label: t('segment') },
      { label: t('duration'), number: true },
      { label: t('match') },
      { label: t('rule') },
    ],
    count: rows.length,
    cells(index) {
      const each = row(index);
      const name = several ? [groups[each.group]?.name ?? ''] : [];
      return [formatInstant(each.at), ...name, ...cellsOf(each, speech)];
    },
    event: (index) => row(index).event,
    frame(index) {
      const each = row(index);
      return each.what === 'segment' ? each.segment.frame : (each.by?.frame ?? -1);
    },
  };
}

function cellsOf(row: Row, speech: Speech): string[] {
  const { t } = speech;
  if (row.what === 'segment') {
    const { title, lostAt } = row.segment;
    const what = t(lostAt === undefined ? 'isVain' : 'isLost');
    return [nameIn(speech, nodeOfSegment(speech, row)), '', '', title, what, '', ''];
  }
  const { change, by, lasts, mismatch } = row;
  return [
    nameIn(speech, change.node),
    change.from,
    change.to,
    by?.title ?? '',
    lasts === undefined ? '' : formatDuration(lasts),
    t(mismatch ?? 'matches'),
    ruleOf(row),
  ];
}
