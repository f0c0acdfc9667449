import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChartDisagreement } from './ChartDisagreement.tsx';
import { CloseUp } from './CloseUp.tsx';
import type { ChartTransition } from './model.ts';
import { Statechart } from './Statechart.tsx';

const SYN_SENT: ChartTransition = {
  id: 7,
  at: 0,
  from: 'CLOSED',
  event: 'OPEN.active',
  to: 'SYN_SENT',
};

function render(transitions: readonly ChartTransition[], lang: 'en' | 'zh' = 'en'): string {
  return renderToStaticMarkup(
    <Statechart label="client" transitions={transitions} size="compact" lang={lang} />,
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
    expect(renderToStaticMarkup(<ChartDisagreement violations={[]} lang="en" />)).toBe('');
  });

  it('alerts with what happened and what the RFC says', () => {
    const html = renderToStaticMarkup(<ChartDisagreement violations={[violation]} lang="en" />);
    expect(html).toContain('role="alert"');
    expect(html).toContain('RFC 9293 goes to LISTEN; the stack went to SYN_SENT');
  });
});
