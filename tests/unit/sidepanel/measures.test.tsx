import { act, cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { findAccessibilityFaults } from '../../support/axe';
import { BUILT_AT_MS, buildMeasures, buildSnapshot, buildView } from '../../support/build-panel';
import { said } from '../../support/said';
import { showPanel } from '../../support/show-panel';

afterEach(cleanup);

const all = () => within(screen.getByRole('group', { name: 'How the talk goes' }));

describe('measures', () => {
  it('should be one quiet line, with every figure a click away and what can’t be told named so', async () => {
    const { container } = showPanel(buildSnapshot());
    const line = screen.getByRole('button', { name: 'You talk 43 %' });
    expect(line.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('group', { name: 'How the talk goes' })).toBeNull();
    await userEvent.click(line);
    const rows = [...container.querySelectorAll('.measure')].map(({ textContent }) => textContent);
    expect(rows).toContain('Your pace, last minute152 words a minuteat most 190');
    expect(rows).toContain('Silence after the last objectionnot known');
    expect(line.closest('[aria-live], [role="status"], [role="alert"]')).toBeNull();
    expect(container.querySelector('.measures [aria-live], .measures [role="status"]')).toBeNull();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should give each picture its words, aim and fault included', async () => {
    const measures = buildMeasures({ talkRatio: 0.71, longestMonologueSec: 112 });
    showPanel(buildSnapshot({ view: buildView({ measures }) }));
    await userEvent.keyboard('m');
    const labels = all()
      .getAllByRole('img')
      .map((picture) => picture.getAttribute('aria-label'));
    expect(labels).toEqual([
      'Your share of the talk: You 71 %, them 29 %; aim: 25–60 %; missed',
      'Talking now for: 0 s; at most 90 s',
      'Longest without them: 112 s; at most 90 s; missed',
      'Questions you asked: 6 (12 in ten minutes); at least 4',
      'Your pace, last minute: 152 words a minute; at most 190',
      'Times you cut in: 1',
    ]);
  });

  it('should draw the playbook’s thresholds where they lie', async () => {
    const { thresholds } = buildSnapshot();
    showPanel(buildSnapshot({ thresholds: { ...thresholds, talkRatio: { low: 30, high: 55 } } }));
    await userEvent.keyboard('m');
    const [share] = all().getAllByRole('img');
    const marks = [...(share?.querySelectorAll('svg') ?? [])].map((mark) => mark.getAttribute('x'));
    expect(marks).toEqual(['30%', '55%']);
  });

  it('should say no share before enough was heard', () => {
    showPanel(buildSnapshot({ view: buildView({ measures: buildMeasures({ talkRatio: undefined }) }) }));
    expect(screen.queryByText(/You talk/)).toBeNull();
    expect(screen.getByRole('button', { name: 'How the talk goes' })).toBeTruthy();
  });

  it('should put a nudge in the line’s place for its time, then the share again', async () => {
    const nudge = { text: said('You’ve talked for 80 s: ask something.'), untilMs: BUILT_AT_MS + 5_000 };
    const { model, container } = showPanel(buildSnapshot({ view: buildView({ nudge }) }));
    expect(screen.getByText(/talked for 80 s/)).toBeTruthy();
    expect(screen.queryByText('You talk 43 %')).toBeNull();
    expect(await findAccessibilityFaults(container)).toEqual([]);
    act(() => model.tick(BUILT_AT_MS + 5_000));
    expect(screen.queryByText(/talked for 80 s/)).toBeNull();
    expect(screen.getByText('You talk 43 %')).toBeTruthy();
  });
});
