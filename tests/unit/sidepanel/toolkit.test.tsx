import { act, cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ToolkitCategory } from '../../../src/coaching/playbook';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { findAccessibilityFaults } from '../../support/axe';
import {
  BUILT_AT_MS,
  buildLine,
  buildSnapshot,
  buildSuggestion,
  buildView,
  suggestionsFlags,
} from '../../support/build-panel';
import { region, showPanel } from '../../support/show-panel';

afterEach(cleanup);

const NAMED = buildLine({ id: 'customer-2', text: 'We have an answering machine for that.', startMs: 5_000 });

const titles = () =>
  region('Toolkit')
    .getAllByRole('heading', { level: 3 })
    .map((heading) => within(heading).getByRole('button'));
const expanded = () => titles().filter((title) => title.getAttribute('aria-expanded') === 'true');
const words = (buttons: readonly HTMLElement[]) => buttons.map(({ textContent }) => textContent);
/** In the drawer or not, as they lie from 700 px on. */
const allTitles = () =>
  [...document.querySelectorAll('.card-title')].map((title) =>
    title.getAttribute('aria-expanded') === 'true' ? `${title.textContent} open` : title.textContent,
  );
const highlights = (category: ToolkitCategory): PanelFrame => ({
  type: 'suggestion',
  suggestion: { ...buildSuggestion('Next'), highlight_toolkit: [category] },
  source: { kind: 'local' },
  answers: undefined,
  atMs: BUILT_AT_MS,
});
const searched = () => screen.getAllByRole('option').map((option) => option.querySelector('.found-title')?.textContent);

describe('toolkit', () => {
  it('should put what fits first and open, scripts before competitors, in suggestions mode', async () => {
    const { container } = showPanel(buildSnapshot({ flags: suggestionsFlags }));
    await userEvent.click(screen.getByRole('button', { name: 'Toolkit Price' }));
    expect(words(titles())).toEqual([
      'PriceFits now',
      'Openers',
      'Closing',
      'VoicemailCompetitor',
      'RingFirstCompetitor',
    ]);
    expect(words(expanded())).toEqual(['PriceFits now']);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should put the card that came up with the guidance before what the suggestion highlights', async () => {
    const card = { kind: 'x', pinned: false, helped: false, waiting: undefined, toolkit: 'closing' as const };
    showPanel(buildSnapshot({ view: buildView({ card }) }));
    await userEvent.keyboard('k');
    expect(words(titles()).slice(0, 3)).toEqual(['ClosingFits now', 'PriceFits now', 'Openers']);
  });

  it('should bring a competitor that the customer names to the top, with their words, which open', async () => {
    const { container } = showPanel(buildSnapshot({ transcript: [buildLine({ startMs: 0 }), NAMED] }));
    await userEvent.keyboard('k');
    expect(words(expanded())).toEqual(['VoicemailThey named it']);
    expect(titles()[0]).toBe(expanded()[0]);
    await userEvent.click(region('Toolkit').getByRole('button', { name: /^They said:/ }));
    expect(document.activeElement?.textContent).toContain('They named Voicemail.');
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should take no notice of a competitor that the rep names, or that is still being said', async () => {
    const byRep = buildLine({ id: 'rep-1', speaker: 'rep', text: 'Is it voicemail?', startMs: 1_000 });
    const interim = buildLine({ id: 'customer-2', text: 'Voicemail', status: 'interim', startMs: 5_000 });
    showPanel(buildSnapshot({ transcript: [byRep, interim] }));
    await userEvent.keyboard('k');
    expect(region('Toolkit').queryByText('They named it')).toBeNull();
  });

  it('should leave what opened by itself open and where it is, though something else fits now', async () => {
    const { model } = showPanel(buildSnapshot({ flags: suggestionsFlags }));
    await userEvent.keyboard('k');
    expect(words(expanded())).toEqual(['PriceFits now']);
    act(() => model.receive(highlights('closing')));
    act(() => model.receive({ type: 'transcription', line: NAMED }));
    expect(words(titles())).toEqual([
      'Price',
      'Openers',
      'ClosingFits now',
      'VoicemailThey named it',
      'RingFirstCompetitor',
    ]);
    expect(words(expanded())).toEqual(['Price']);
    await userEvent.keyboard('kk');
    expect(words(expanded())).toEqual(['VoicemailThey named it']);
    expect(words(titles())[1]).toBe('ClosingFits now');
  });

  it('should bring what fits up to what is read, and no further, where the drawer shows without being opened', () => {
    const { model } = showPanel(buildSnapshot({ flags: suggestionsFlags }));
    expect(allTitles().slice(0, 2)).toEqual(['PriceFits now open', 'Openers']);
    act(() => model.receive(highlights('closing')));
    expect(allTitles().slice(0, 3)).toEqual(['Price open', 'ClosingFits now', 'Openers']);
    act(() => model.receive({ type: 'transcription', line: NAMED }));
    expect(allTitles().slice(0, 3)).toEqual(['Price open', 'VoicemailThey named it', 'ClosingFits now']);
  });

  it('should move none while the keyboard is among them, wherever the pointer goes', async () => {
    const user = userEvent.setup();
    const { model } = showPanel(buildSnapshot({ flags: suggestionsFlags }));
    await user.keyboard('k');
    await user.click(region('Toolkit').getByRole('button', { name: /^Price/ }));
    await user.hover(screen.getByRole('button', { name: 'Help me now' }));
    act(() => model.receive({ type: 'transcription', line: NAMED }));
    expect(words(titles())[0]).toBe('PriceFits now');
    await user.click(screen.getByRole('button', { name: 'Help me now' }));
    expect(words(titles())[0]).toBe('VoicemailThey named it');
  });

  it('should move none while the pointer is among them, wherever the keyboard goes', async () => {
    const user = userEvent.setup();
    const { model } = showPanel(buildSnapshot({ flags: suggestionsFlags }));
    await user.keyboard('k');
    await user.click(region('Toolkit').getByRole('button', { name: /^Price/ }));
    act(() => screen.getByRole('region', { name: 'Toolkit' }).focus());
    act(() => model.receive({ type: 'transcription', line: NAMED }));
    expect(words(titles())[0]).toBe('PriceFits now');
  });

  it('should leave a card that the rep opened as it is, and where it is until the drawer is opened anew', async () => {
    const { model } = showPanel(buildSnapshot({ flags: suggestionsFlags }));
    await userEvent.keyboard('k');
    await userEvent.click(region('Toolkit').getByRole('button', { name: 'Closing' }));
    const before = words(titles());
    act(() => model.receive({ type: 'transcription', line: NAMED }));
    expect(words(titles()).map((title) => title?.slice(0, 5))).toEqual(before.map((title) => title?.slice(0, 5)));
    act(() => model.receive(highlights('opener')));
    expect(words(expanded())).toContain('Closing');
    await userEvent.click(screen.getByRole('button', { name: 'Help me now' }));
    act(() => model.receive(highlights('opener')));
    expect(words(titles()).map((title) => title?.slice(0, 5))).toEqual(before.map((title) => title?.slice(0, 5)));
    await userEvent.keyboard('kk');
    expect(words(titles())[0]).toBe('VoicemailThey named it');
    expect(words(expanded())).toContain('Closing');
  });

  it('should copy a line', async () => {
    const user = userEvent.setup();
    showPanel(buildSnapshot({ flags: suggestionsFlags }));
    await user.keyboard('k');
    await user.click(region('Toolkit').getByRole('button', { name: 'Copy Cost of waiting' }));
    expect(await navigator.clipboard.readText()).toBe('What did the calls you missed last month come to?');
  });

  it('should say that there is nothing in it', async () => {
    showPanel(buildSnapshot({ toolkit: [], competitors: [] }));
    await userEvent.keyboard('k');
    expect(region('Toolkit').getByText('No scripts in this playbook.')).toBeTruthy();
  });
});

describe('search of the toolkit', () => {
  it('should find by title, keyword and competitor while the rep types, and open in place by keyboard alone', async () => {
    const { container } = showPanel(buildSnapshot());
    await userEvent.keyboard('f');
    const field = screen.getByRole('combobox', { name: 'Search the toolkit' });
    expect(document.activeElement).toBe(field);
    await userEvent.keyboard('vo');
    expect(searched()[0]).toBe('Voicemail');
    expect(field.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('option', { selected: true }).id).toBe(field.getAttribute('aria-activedescendant'));
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { selected: true })).toBe(screen.getAllByRole('option')[1]);
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(screen.queryByRole('option')).toBeNull();
    expect(document.activeElement?.textContent).toBe('VoicemailCompetitor');
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
  });

  it('should open by click too', async () => {
    showPanel(buildSnapshot());
    await userEvent.keyboard('fmachine');
    await userEvent.click(screen.getByRole('option', { name: /Voicemail/ }));
    expect(words(expanded())).toContain('VoicemailCompetitor');
  });

  it('should empty at the first Escape, and lead back to where the rep was at the second', async () => {
    showPanel(buildSnapshot());
    const objectives = screen.getByRole('button', { name: 'More' });
    objectives.focus();
    await userEvent.keyboard('fclos');
    expect(searched()).toEqual(['Closing']);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('option')).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(objectives);
  });

  it('should say what it didn’t find', async () => {
    const { container } = showPanel(buildSnapshot());
    await userEvent.keyboard('fzzz');
    expect(screen.getByText('Nothing for “zzz”.').getAttribute('role')).toBe('status');
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });
});
