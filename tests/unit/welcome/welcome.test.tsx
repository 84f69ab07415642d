import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../../src/settings/settings';
import { Welcome } from '../../../src/welcome/Welcome';
import { findAccessibilityFaults } from '../../support/axe';
import { fails, fakeAsk, gives } from '../../support/fake-ask';
import { fakeMicrophone } from '../../support/fake-microphone';
import { said } from '../../support/said';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const region = (name: string) => within(screen.getByRole('region', { name }));

describe('first run', () => {
  it('should lead through four steps, each with its state', async () => {
    const { container } = await show({}, fakeMicrophone('prompt'));
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Keys',
      'Microphone',
      'Consent',
      'Test',
    ]);
    for (const name of ['Keys', 'Microphone', 'Consent', 'Test']) expect(region(name).getByText('To do')).toBeTruthy();
    expect(screen.getByText(/Laws on recording/)).toBeTruthy();
    expect(region('Keys').getByText(/coaching works locally without it/)).toBeTruthy();
    expect(button('Run the test').disabled).toBe(true);
    expect(button('Finish without a test').disabled).toBe(true);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should save the key, and then its step is done', async () => {
    const { worker } = await show();
    await userEvent.type(screen.getByLabelText('Deepgram key'), 'dg-1{Enter}');
    expect(await region('Keys').findByText('Done')).toBeTruthy();
    expect(worker.settings()).toMatchObject({ deepgramKey: 'dg-1', anthropicKey: '' });
  });

  it('should say where a key went that is kept for the browser session only', async () => {
    await show({ keepKeys: 'session' });
    expect(region('Keys').getByText(/kept only until Chrome closed/)).toBeTruthy();
  });

  it('should say what is wrong with a key', async () => {
    const { worker } = await show();
    await userEvent.type(screen.getByLabelText('Deepgram key'), 'two words');
    await userEvent.click(button('Save keys'));
    expect(await screen.findByText(/A key has no spaces/)).toBeTruthy();
    expect(worker.settings().deepgramKey).toBe('');
  });

  it('should have its microphone step done once it is allowed', async () => {
    await show({}, fakeMicrophone('prompt'));
    await userEvent.click(button('Allow the microphone'));
    expect(await region('Microphone').findByText('Done')).toBeTruthy();
  });

  it('should finish, and say what comes next', async () => {
    const { worker } = await show({ deepgramKey: 'dg' });
    await userEvent.click(button('Finish without a test'));
    expect(await screen.findByText(/^Ready\. Open the tab of your call/)).toBeTruthy();
    expect(worker.settings()).toMatchObject({ welcomed: true, deepgramKey: 'dg' });
  });
});

describe('consent in first run', () => {
  it('should keep no call until the rep says so', async () => {
    const { worker, container } = await show();
    const consent = region('Consent');
    expect(consent.queryByRole('radio', { checked: true })).toBeNull();
    await userEvent.click(consent.getByRole('radio', { name: /^Yes/ }));
    expect(await region('Consent').findByText('Done')).toBeTruthy();
    expect(worker.settings().keepCalls).toBe(true);
    await userEvent.click(consent.getByRole('radio', { name: /^No/ }));
    await consent.findByRole('radio', { name: /^No/, checked: true });
    expect(worker.settings().keepCalls).toBe(false);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should take a no for an answer too', async () => {
    const { worker } = await show();
    await userEvent.click(region('Consent').getByRole('radio', { name: /^No/ }));
    expect(await region('Consent').findByText('Done')).toBeTruthy();
    expect(worker.asked).toContainEqual({ to: 'background', type: 'update-settings', patch: { keepCalls: false } });
  });

  it('should not be done when it could not be stored', async () => {
    const { worker } = await show();
    worker.answer({ 'update-settings': fails('The coach didn’t answer.') });
    await userEvent.click(region('Consent').getByRole('radio', { name: /^Yes/ }));
    expect(await screen.findByText('The coach didn’t answer.')).toBeTruthy();
    expect(region('Consent').getByText('To do')).toBeTruthy();
  });

  it('should show the law and the words to say', async () => {
    await show({ announcement: 'We take notes.' });
    const consent = region('Consent');
    expect(consent.getByText(/many ask for everyone’s consent/)).toBeTruthy();
    expect(consent.getByText('We take notes.')).toBeTruthy();
    expect(consent.getByRole('button', { name: 'Copy announcement' })).toBeTruthy();
  });

  it('should leave no choice that the policy has made', async () => {
    const worker = fakeAsk();
    const reply = await worker.ask({ to: 'background', type: 'get-settings' });
    if (!reply.ok) throw new Error('the fake answers');
    worker.answer({ 'get-settings': gives({ ...reply.value, locked: ['keepCalls'] }) });
    render(<Welcome ask={worker.ask} microphone={fakeMicrophone('granted')} openOptions={() => {}} />);
    await screen.findByRole('region', { name: 'Consent' });
    expect(region('Consent').getByText(/policy keeps no calls/)).toBeTruthy();
    expect(region('Consent').getByRole('radio', { name: /^Yes/ }).matches(':disabled')).toBe(true);
    expect(region('Consent').getByText('Done')).toBeTruthy();
  });
});

describe('the test of first run', () => {
  it('should pass when the key holds and the rep is heard', async () => {
    const { microphone, container } = await start({ deepgramKey: 'dg' });
    expect(region('Test').getByText('Say something.')).toBeTruthy();
    expect(screen.getByRole('meter', { name: 'Microphone level' }).getAttribute('aria-valuenow')).toBe('-20');
    await listened();
    const test = region('Test');
    expect(test.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'The Deepgram key holds.',
      'No Claude key: the coach works locally.',
      'Your microphone hears you.',
    ]);
    expect(test.getByText('Done')).toBeTruthy();
    expect(button('Finish')).toBeTruthy();
    expect(microphone.isOpen()).toBe(false);
    vi.useRealTimers();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say that nothing was heard', async () => {
    await start({ deepgramKey: 'dg' }, fakeMicrophone('granted'), -70);
    await listened();
    expect(region('Test').getByRole('alert').textContent).toMatch(/Nothing was heard/);
    expect(region('Test').getByText('To do')).toBeTruthy();
  });

  it('should say that the microphone did not open', async () => {
    await start({ deepgramKey: 'dg' }, fakeMicrophone('denied', 'denied'));
    await listened();
    expect(region('Test').getByRole('alert').textContent).toMatch(/doesn’t allow the microphone/);
  });

  it('should not pass with a key that does not hold', async () => {
    await start({ deepgramKey: 'dg', anthropicKey: 'sk' }, fakeMicrophone('granted'), -20, {
      valid: false,
      text: said('The key was refused.'),
    });
    await listened();
    expect(region('Test').getByText('To do')).toBeTruthy();
    expect(button('Finish without a test')).toBeTruthy();
  });
});

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

async function show(stored: Partial<Settings> = {}, microphone = fakeMicrophone('granted')) {
  const worker = fakeAsk(stored);
  const { container } = render(<Welcome ask={worker.ask} microphone={microphone} openOptions={() => {}} />);
  await screen.findByRole('region', { name: 'Keys' });
  return { worker, container, microphone };
}

/** The test begun, with something heard. */
async function start(
  stored: Partial<Settings>,
  microphone = fakeMicrophone('granted'),
  levelDb = -20,
  check = { valid: true, text: said('The Deepgram key holds.') },
) {
  const shown = await show(stored, microphone);
  shown.worker.answer({ 'check-key': gives(check) });
  vi.useFakeTimers();
  fireEvent.click(button('Run the test'));
  await advance(0);
  act(() => microphone.hear(levelDb));
  return shown;
}

/** The five seconds passed. */
const listened = () => advance(5_000);

const advance = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
