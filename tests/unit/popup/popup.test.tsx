import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../../src/popup/Popup';
import type { MicrophonePermission } from '../../../src/ui/microphone';
import type { TabStatus } from '../../../src/protocol/messages';
import type { Settings } from '../../../src/settings/settings';
import { findAccessibilityFaults } from '../../support/axe';
import { fails, fakeAsk, gives } from '../../support/fake-ask';
import { said } from '../../support/said';

afterEach(cleanup);

describe('popup', () => {
  it('should offer to start on a tab that waits', async () => {
    const { container } = show({ call: 'connected' });
    expect(await screen.findByText('A call is on in this tab.')).toBeTruthy();
    expect(startButton().disabled).toBe(false);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should send the start first and open the panel in the same turn of the click', async () => {
    const { worker, order } = show();
    await screen.findByText('Not coaching this tab.');
    fireEvent.click(startButton());
    // No await since the click: the popup dies as the panel opens, and the panel opens only within the gesture.
    expect(worker.asked.at(-1)).toEqual({ to: 'background', type: 'start-session', tabId: 7 });
    expect(order).toEqual(['start-session', 'open 7']);
  });

  it('should check a tab before the call: the request first, the panel in the same turn of the click', async () => {
    const { worker, order } = show({ canStart: false });
    fireEvent.click(await screen.findByRole('button', { name: 'Check before the call' }));
    expect(worker.asked.at(-1)).toEqual({ to: 'background', type: 'start-preflight', tabId: 7, again: false });
    expect(order).toEqual(['start-preflight', 'open 7']);
  });

  it('should offer no check while a call is coached, in this tab or another', async () => {
    show({ canCheck: false });
    await screen.findByText('Not coaching this tab.');
    expect(screen.queryByRole('button', { name: 'Check before the call' })).toBeNull();
  });

  it('should have the playbook of the next call chosen', async () => {
    const { worker, container } = show();
    const choice = (await screen.findByLabelText('Playbook for the next call')) as HTMLSelectElement;
    expect(choice.value).toBe('default');
    await userEvent.selectOptions(choice, 'Renewal');
    expect(worker.settings().playbookId).toBe('renewal');
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should go back to the playbook that was chosen where the other can’t be', async () => {
    const { worker } = show();
    const choice = (await screen.findByLabelText('Playbook for the next call')) as HTMLSelectElement;
    worker.answer({ 'update-settings': fails('Chrome’s storage didn’t take it.') });
    await userEvent.selectOptions(choice, 'Renewal');
    expect(await screen.findByText('Chrome’s storage didn’t take it.')).toBeTruthy();
    expect(choice.value).toBe('default');
  });

  it('should offer no playbook while a call runs: it keeps its own', async () => {
    show({ session: 'listening' });
    await screen.findByText('Coaching this tab.');
    expect(screen.queryByLabelText('Playbook for the next call')).toBeNull();
  });

  it('should say why a start failed', async () => {
    const { worker, container } = show();
    worker.answer({ 'start-session': fails('No Deepgram key yet: add one in options.') });
    await screen.findByText('Not coaching this tab.');
    await userEvent.click(startButton());
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('No Deepgram key yet: add one in options.'));
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say where the panel is when it does not open', async () => {
    const { openSidePanel, worker } = show();
    worker.answer({ 'start-session': gives({ sessionId: 'call_1' }) });
    openSidePanel.mockRejectedValueOnce(new Error('no user gesture'));
    await screen.findByText('Not coaching this tab.');
    await userEvent.click(startButton());
    expect((await screen.findByText(/side panel didn’t open/)).closest('[role=alert]')).not.toBeNull();
  });

  it('should offer no start where nothing can be captured, and say why', async () => {
    show({
      canStart: false,
      missing: [{ kind: 'problem', id: 'tab', text: said('Chrome’s own pages can’t be coached.') }],
    });
    expect(await screen.findByText('Chrome’s own pages can’t be coached.')).toBeTruthy();
    expect(startButton().disabled).toBe(true);
  });

  it('should say that the rep won’t be heard while the microphone isn’t allowed, and start all the same', async () => {
    const worker = fakeAsk({}, { 'get-tab-status': gives(statusOf({})) });
    const denied = { watchPermission: (onState: (state: MicrophonePermission) => void) => onState('denied') };
    render(<Popup {...propsOf(worker)} microphone={denied} />);
    expect(await screen.findByText(/only the customer will be heard/)).toBeTruthy();
    expect(startButton().disabled).toBe(false);
  });

  it('should offer no start before it knows the tab, or without one', async () => {
    const worker = fakeAsk();
    const { rerender } = render(<Popup {...propsOf(worker)} />);
    expect(startButton().disabled).toBe(true);
    rerender(<Popup {...propsOf(worker)} tabId={undefined} />);
    expect(screen.getByRole('status').textContent).toBe('No tab to coach here.');
    expect(startButton().disabled).toBe(true);
    await screen.findByRole('radio', { name: 'Suggestions', checked: true });
  });

  it('should stop a session, and show it', async () => {
    const { worker, order, container } = show({ session: 'listening' });
    worker.answer({ 'stop-session': gives(null) });
    await userEvent.click(await screen.findByRole('button', { name: 'Show the coach' }));
    expect(order).toEqual(['open 7']);
    expect(await findAccessibilityFaults(container)).toEqual([]);
    worker.answer({ 'get-tab-status': gives(statusOf({ session: 'ended' })) });
    await userEvent.click(screen.getByRole('button', { name: 'Stop coaching' }));
    expect(worker.asked).toContainEqual({ to: 'background', type: 'stop-session', tabId: 7 });
    expect(await screen.findByText('The call in this tab has ended.')).toBeTruthy();
    expect(startButton().disabled).toBe(false);
  });

  it('should remind of the customer’s consent before a start, with the words to say', async () => {
    const user = userEvent.setup();
    const { worker } = show({}, { announcement: 'We take notes.' });
    const reminder = within(await screen.findByRole('region', { name: 'Tell the customer' }));
    expect(reminder.getByText(/Recording laws differ/)).toBeTruthy();
    expect(reminder.getByText('We take notes.')).toBeTruthy();
    await user.click(reminder.getByRole('button', { name: 'Copy announcement' }));
    expect(await navigator.clipboard.readText()).toBe('We take notes.');
    expect(worker.asked.map(({ type }) => type)).not.toContain('start-session');
  });

  it('should remind of nothing while it coaches', async () => {
    show({ session: 'listening' });
    await screen.findByText('Coaching this tab.');
    await screen.findByRole('radio', { name: 'Suggestions', checked: true });
    expect(screen.queryByRole('region', { name: 'Tell the customer' })).toBeNull();
  });

  it('should offer to hear a call again whose capture was lost, and say that nothing else is', async () => {
    const { order, container } = show({ session: 'reconnecting', canResume: true });
    expect(await screen.findByText(/isn’t heard any more\. The conversation so far is kept\.$/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Stop coaching' })).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Hear the call again' }));
    expect(order).toEqual(['start-session', 'open 7']);
  });

  it('should change the mode, with or without a session', async () => {
    const { worker } = show();
    await screen.findByRole('radio', { name: 'Suggestions', checked: true });
    await userEvent.click(screen.getByRole('radio', { name: 'Guidance' }));
    expect(worker.asked).toContainEqual({ to: 'background', type: 'set-coaching-mode', mode: 'guidance' });
    expect(await screen.findByRole('radio', { name: 'Guidance', checked: true })).toBeTruthy();
    expect(screen.getByText('What to achieve next, in your own words.')).toBeTruthy();
  });

  it('should go back to the mode in force when it can not be changed', async () => {
    const { worker } = show();
    worker.answer({ 'set-coaching-mode': fails('The coach didn’t answer.') });
    await screen.findByRole('radio', { name: 'Suggestions', checked: true });
    await userEvent.click(screen.getByRole('radio', { name: 'Guidance' }));
    expect(await screen.findByText('The coach didn’t answer.')).toBeTruthy();
    expect(await screen.findByRole('radio', { name: 'Suggestions', checked: true })).toBeTruthy();
  });

  it('should lead to options and the setup guide', async () => {
    const { props } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Options' }));
    await userEvent.click(screen.getByRole('button', { name: 'Setup guide' }));
    expect(props.openOptions).toHaveBeenCalledOnce();
    expect(props.openWelcome).toHaveBeenCalledOnce();
  });
});

const startButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Start coaching' });

const statusOf = (status: Partial<TabStatus>): TabStatus => ({
  session: 'none',
  call: undefined,
  canStart: true,
  canResume: false,
  canCheck: true,
  missing: [],
  ...status,
});

const propsOf = ({ ask }: ReturnType<typeof fakeAsk>) => ({
  tabId: 7,
  ask,
  microphone: { watchPermission: (onState: (state: MicrophonePermission) => void) => onState('granted') },
  openSidePanel: vi.fn<(tabId: number) => Promise<void>>(() => Promise.resolve()),
  openOptions: vi.fn(),
  openWelcome: vi.fn(),
});

function show(status: Partial<TabStatus> = {}, stored: Partial<Settings> = {}) {
  const worker = fakeAsk(stored, { 'get-tab-status': gives(statusOf(status)) });
  const order: string[] = [];
  const props = propsOf({
    ...worker,
    ask: (request) => {
      if (request.type === 'start-session' || request.type === 'start-preflight') order.push(request.type);
      return worker.ask(request);
    },
  });
  props.openSidePanel.mockImplementation((tabId) => {
    order.push(`open ${String(tabId)}`);
    return Promise.resolve();
  });
  const { container } = render(<Popup {...props} />);
  return { worker, order, props, container, openSidePanel: props.openSidePanel };
}
