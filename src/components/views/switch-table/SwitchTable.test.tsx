import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../i18n/language.ts';
import { type Cursor, cursorAfter } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { fourHosts, runSwitch, SWITCH } from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { createLog } from '../../../stack/trace/log.ts';
import { all } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { SwitchTable } from './SwitchTable.tsx';
import { view } from './view.ts';

const spec = fourHosts();
const { log } = runSwitch(spec).sim;
const run = recordedRun(log, topologyOf(spec));
const render = (cursor: Cursor) =>
  renderToStaticMarkup(<SwitchTable model={run} node={SWITCH} cursor={cursor} />);

afterEach(() => setLanguage('en'));

describe('the view of a switch’s table', () => {
  it('is offered for the switches of a run, and for no run without one', () => {
    expect(view.offered(run)).toBe(true);
    expect(view.subjects?.(run)).toEqual([{ kind: 'node', node: SWITCH }]);
    expect(view.offered(recordedRun(createLog(), TWO_HOSTS))).toBe(false);
  });

  it('is a table with a caption, heads of columns and rows, and one stop of the Tab key', () => {
    const html = render(cursorAfter(log, all(log, 'switch.learned')[3]!.id));
    expect(html).toContain('<caption>Address table of switch</caption>');
    expect(html.match(/<th scope="col"/g)).toHaveLength(4);
    expect(html.match(/<th scope="row"/g)).toHaveLength(4);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html).toContain('aria-label="Why is 02:00:00:00:00:04 at port 4?"');
    expect(html.match(/data-changed="true"/g)).toHaveLength(1);
  });

  it('says why a row has gone, and that an empty table floods', () => {
    expect(render(cursorAfter(log, all(log, 'switch.forgot')[0]!.id))).toContain('too old');
    expect(render({ at: 0, event: 0 })).toContain('The table is empty');
  });

  it('speaks Chinese', async () => {
    await setLanguage('zh');
    const html = render(cursorAfter(log, all(log, 'switch.learned')[0]!.id));
    expect(html).toContain('地址表');
    expect(html).toContain('客户端');
    expect(html).toContain('新学到');
  });
});
