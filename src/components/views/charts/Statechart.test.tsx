import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { chart } from '../../../machines/tcp/chart.ts';
import { kind } from '../../../machines/tcp/kind.ts';
import { ChartDisagreement } from './ChartDisagreement.tsx';
import { CloseUp } from './CloseUp.tsx';
import { drawingOf } from './drawing.ts';
import type { ChartTransition } from './model.ts';
import { Statechart } from './Statechart.tsx';

const machine = { kind, drawing: drawingOf(chart) };

const SYN_SENT: ChartTransition = {
  id: 7,
  at: 0,
  from: 'CLOSED',
  event: 'OPEN.active',
  to: 'SYN_SENT',
};

function render(transitions: readonly ChartTransition[], lang: 'en' | 'zh' = 'en'): string {
  return renderToStaticMarkup(
    <Statechart {...machine} label="client" transitions={transitions} size="compact" lang={lang} />,
  );
}

describe('Statechart', () => {
  it('says in words where the connection is and how it came there', () => {
    expect(render([SYN_SENT])).toContain(
      'client is in SYN_SENT, reached by OPEN.active from CLOSED.',
    );
    expect(render([])).toContain('client is in CLOSED.');
  });

  it('says it in Chinese too', () => {
    expect(render([SYN_SENT], 'zh')).toContain(
      'client 处于 SYN_SENT，由 CLOSED 经 OPEN.active 到达。',
    );
  });

  it('says that arrow keys walk, but not in the close-up, where there is nothing to walk', () => {
    const props = {
      ...machine,
      label: 'client',
      transitions: [SYN_SENT],
      size: 'compact',
      lang: 'en',
    } as const;
    expect(render([SYN_SENT])).toContain('arrow keys');
    const closeUp = renderToStaticMarkup(<CloseUp {...props} />);
    expect(closeUp).toContain('client is in SYN_SENT, reached by OPEN.active from CLOSED.');
    expect(closeUp).not.toContain('arrow keys');
  });

  it('names each state and line, and takes one stop of the Tab key', () => {
    const html = render([SYN_SENT]);
    expect(html).toContain('aria-label="SYN_SENT, active"');
    expect(html).toContain('aria-label="CLOSED to SYN_SENT on OPEN.active, step 1"');
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
  });
});

describe('ChartDisagreement', () => {
  const violation = {
    reason: 'wrong-target' as const,
    transition: { ...SYN_SENT, node: 0, conn: 0 },
    expected: 'LISTEN',
  };

  it('is silent while stack and chart agree', () => {
    expect(renderToStaticMarkup(<ChartDisagreement kind={kind} violations={[]} lang="en" />)).toBe(
      '',
    );
  });

  it('alerts with what happened and what the RFC says', () => {
    const alert = ChartDisagreement({ kind, violations: [violation], lang: 'en' });
    expect(alert?.props.role).toBe('alert');
    // The region comes empty; this is what is put into it.
    const html = renderToStaticMarkup(alert?.props.children);
    expect(html).toContain('RFC 9293 goes to LISTEN; the stack went to SYN_SENT');
  });
});
