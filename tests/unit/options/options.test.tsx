import { act, cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Options } from '../../../src/options/Options';
import type { PageRequest } from '../../../src/protocol/messages';
import type { Settings } from '../../../src/settings/settings';
import { findAccessibilityFaults } from '../../support/axe';
import { fails, fakeAsk, gives } from '../../support/fake-ask';
import { fakeMicrophone } from '../../support/fake-microphone';
import { said } from '../../support/said';

afterEach(cleanup);

const KEYS = { deepgramKey: 'dg-secret-a81f', anthropicKey: 'sk-ant-secret-Zq0A' };

describe('options', () => {
  it('should show keys masked, by their last letters alone', async () => {
    const { container } = await show(KEYS);
    expect(screen.getByText('Set, ends in …a81f')).toBeTruthy();
    expect(screen.getByText('Set, ends in …Zq0A')).toBeTruthy();
    expect(container.innerHTML).not.toContain('secret');
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should save what was typed, and say so', async () => {
    const { worker, container } = await show();
    await userEvent.type(screen.getByLabelText('Deepgram key'), 'dg-new-1234');
    await type('Language of your calls', 'en-GB');
    await type('What you sell', 'Call answering.');
    await save();
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(worker.settings()).toMatchObject({
      deepgramKey: 'dg-new-1234',
      language: 'en-GB',
      productContext: 'Call answering.',
    });
    expect(screen.getByText('Set, ends in …1234')).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should leave stored keys, and a mode nobody chose, out of what it sends', async () => {
    const { worker } = await show(KEYS);
    await save();
    await screen.findByText('Saved.');
    expect(patches(worker.asked)).toEqual([{}]);
    expect(worker.settings()).toMatchObject(KEYS);
  });

  it('should send what was changed and nothing else: the rest is the policy’s to preset', async () => {
    const { worker } = await show();
    await type('Language of your calls', 'de');
    await save();
    await screen.findByText('Saved.');
    expect(patches(worker.asked)).toEqual([{ language: 'de' }]);
  });

  it('should send the mode that was chosen', async () => {
    const { worker } = await show();
    await userEvent.click(screen.getByRole('radio', { name: 'Guidance' }));
    await save();
    await screen.findByText('Saved.');
    expect(worker.settings().coachingMode).toBe('guidance');
  });

  it('should say at each field what is wrong with it, and send nothing', async () => {
    const { worker, container } = await show();
    await userEvent.type(screen.getByLabelText('Deepgram key'), 'two words');
    await type('Language of your calls', 'English');
    await type('Deepgram address', 'http://example.com');
    await userEvent.clear(screen.getByLabelText('Claude model'));
    await save();
    expect(await screen.findByText('Not saved: see the marked fields.')).toBeTruthy();
    expect(errorOf('Deepgram key')).toMatch(/no spaces/);
    expect(errorOf('Language of your calls')).toMatch(/looks like en/);
    expect(errorOf('Deepgram address')).toMatch(/starts with wss/);
    expect(errorOf('Claude model')).toMatch(/Name a model/);
    expect(errorOf('Claude address')).toBeUndefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Deepgram key')));
    expect(patches(worker.asked)).toEqual([]);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say what the worker could not do', async () => {
    const { worker } = await show();
    worker.answer({ 'update-settings': fails('The coach didn’t answer.') });
    await save();
    expect(await screen.findByText('The coach didn’t answer.')).toBeTruthy();
    expect(screen.getByText('Not saved.')).toBeTruthy();
  });

  it('should store a typed key before it is checked, and show what was found', async () => {
    const { worker } = await show();
    worker.answer({ 'check-key': gives({ valid: true, text: said('The key holds.') }) });
    await userEvent.type(screen.getByLabelText('Claude key'), 'sk-ant-1');
    await userEvent.click(screen.getByRole('button', { name: 'Check Claude key' }));
    expect(await screen.findByText('The key holds.')).toBeTruthy();
    const types = worker.asked.map(({ type }) => type);
    expect(types.indexOf('update-settings')).toBeLessThan(types.indexOf('check-key'));
    expect(worker.settings().anthropicKey).toBe('sk-ant-1');
    expect(worker.asked.at(-1)).toEqual({ to: 'background', type: 'check-key', service: 'anthropic' });
  });

  it.each([
    ['Deepgram', { deepgramKey: 'dg-new-1234' }],
    ['Claude', { anthropicKey: 'dg-new-1234' }],
  ])('should make nothing the rep’s own by checking the %s key but what was typed for it', async (service, typed) => {
    const { worker } = await show({ deepgramUrl: 'wss://team.example', anthropicUrl: 'https://team.example' });
    worker.answer({ 'check-key': gives({ valid: true, text: said('The key holds.') }) });
    await type('Language of your calls', 'de');
    await userEvent.type(screen.getByLabelText(`${service} key`), 'dg-new-1234');
    await userEvent.click(screen.getByRole('button', { name: `Check ${service} key` }));
    expect(await screen.findByText('The key holds.')).toBeTruthy();
    expect(patches(worker.asked)).toEqual([typed]);
  });

  it('should store an address before a key is checked against it', async () => {
    const { worker } = await show(KEYS);
    await type('Deepgram address', 'wss://other.example');
    await userEvent.click(screen.getByRole('button', { name: 'Check Deepgram key' }));
    await waitFor(() => expect(worker.asked.at(-1)).toMatchObject({ type: 'check-key', service: 'deepgram' }));
    expect(patches(worker.asked)).toEqual([{ deepgramUrl: 'wss://other.example' }]);
  });

  it('should replace a key, keep the old one, and remove it once that was confirmed', async () => {
    const { worker, container } = await show(KEYS);
    await userEvent.click(screen.getByRole('button', { name: 'Replace Deepgram key' }));
    const input = await screen.findByLabelText('Deepgram key');
    await waitFor(() => expect(document.activeElement).toBe(input));
    await userEvent.type(input, 'typed');
    await userEvent.click(screen.getByRole('button', { name: 'Keep Deepgram key' }));
    expect(await screen.findByText('Set, ends in …a81f')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Remove Deepgram key' }));
    expect(screen.getByText(/^Remove the Deepgram key from this browser\?/)).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
    expect(worker.settings()).toMatchObject(KEYS);
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('Deepgram key removed.')).toBeTruthy();
    expect(worker.settings()).toMatchObject({ deepgramKey: '', anthropicKey: KEYS.anthropicKey });
  });

  it('should name stored options that could not be read', async () => {
    const worker = fakeAsk();
    const reply = await worker.ask({ to: 'background', type: 'get-settings' });
    if (!reply.ok) throw new Error('the fake answers');
    worker.answer({ 'get-settings': gives({ ...reply.value, invalid: ['language'] }) });
    render(<Options ask={worker.ask} microphone={fakeMicrophone('granted')} saveFile={() => {}} />);
    expect(await screen.findByText(/back at their defaults: language/)).toBeTruthy();
    // Saving as they stand mends what is stored.
    await save();
    await screen.findByText('Saved.');
    expect(patches(worker.asked)).toEqual([{ language: 'en' }]);
  });

  it('should say that the settings could not be loaded', async () => {
    const worker = fakeAsk({}, { 'get-settings': fails('The coach didn’t answer.') });
    render(<Options ask={worker.ask} microphone={fakeMicrophone('granted')} saveFile={() => {}} />);
    expect(await screen.findByText('The coach didn’t answer.')).toBeTruthy();
    expect(screen.queryByText('Loading…')).toBeNull();
  });
});

describe('what is kept, in options', () => {
  it('should be chosen by the rep, each choice with what it means', async () => {
    const { worker, container } = await show(KEYS);
    expect(screen.getByRole('radio', { name: 'On this device', checked: true })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'For this browser session only' }));
    await userEvent.click(screen.getByRole('radio', { name: /^Yes, until I delete them/ }));
    await save();
    await screen.findByText('Saved.');
    expect(patches(worker.asked)).toEqual([{ keepKeys: 'session', keepCalls: true }]);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say where a key went that is kept for the session only', async () => {
    await show({ keepKeys: 'session' });
    expect(screen.getByText(/kept only until Chrome closed/)).toBeTruthy();
    cleanup();
    await show({ ...KEYS, keepKeys: 'session' });
    expect(screen.queryByText(/kept only until Chrome closed/)).toBeNull();
  });

  it('should leave no choice that the policy has made', async () => {
    const worker = fakeAsk();
    const reply = await worker.ask({ to: 'background', type: 'get-settings' });
    if (!reply.ok) throw new Error('the fake answers');
    const settings = { ...reply.value.settings, keepKeys: 'session' } as const;
    worker.answer({ 'get-settings': gives({ ...reply.value, settings, locked: ['keepKeys', 'keepCalls'] }) });
    render(<Options ask={worker.ask} microphone={fakeMicrophone('granted')} saveFile={() => {}} />);
    const device = await screen.findByRole('radio', { name: 'On this device' });
    expect(device.matches(':disabled')).toBe(true);
    expect(screen.getByText(/policy keeps no keys/)).toBeTruthy();
    expect(await screen.findByText(/policy forbids it/)).toBeTruthy();
  });
});

describe('the announcement in options', () => {
  it('should be the rep’s own, within one breath', async () => {
    const { worker } = await show();
    const field = screen.getByLabelText('What you tell the customer');
    await userEvent.click(field);
    await userEvent.paste('x'.repeat(1_001));
    await save();
    await screen.findByText('Not saved: see the marked fields.');
    expect(errorOf('What you tell the customer')).toMatch(/under 1,000 characters/);
    await type('What you tell the customer', 'We take notes.');
    await save();
    await screen.findByText('Saved.');
    expect(worker.settings().announcement).toBe('We take notes.');
  });
});

describe('a running call, in options', () => {
  it('should be said to use a new key from its next connection on', async () => {
    await show(KEYS);
    await type('Deepgram address', 'wss://speech.example');
    await save();
    expect(await screen.findByText(/from its next connection on/)).toBeTruthy();
    await type('What you sell', 'Calls.');
    await save();
    await screen.findByText('Saved.');
    expect(screen.queryByText(/from its next connection on/)).toBeNull();
  });
});

describe('microphone in options', () => {
  it('should ask for it and follow what Chrome says', async () => {
    const { microphone } = await show({}, fakeMicrophone('prompt'));
    expect(screen.getByText(/Not asked yet/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Allow the microphone' }));
    expect(await screen.findByText(/^Allowed/)).toBeTruthy();
    act(() => microphone.setPermission('denied'));
    expect(screen.getByText(/^Refused/)).toBeTruthy();
  });

  it('should say why it did not open', async () => {
    await show({}, fakeMicrophone('prompt', 'missing'));
    await userEvent.click(screen.getByRole('button', { name: 'Allow the microphone' }));
    expect(await screen.findByText('No microphone was found. Plug one in and try again.')).toBeTruthy();
  });
});

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

async function type(label: string, text: string): Promise<void> {
  await userEvent.clear(screen.getByLabelText(label));
  await userEvent.type(screen.getByLabelText(label), text);
}

/** The error that belongs to a field, as a screen reader finds it. */
function errorOf(label: string): string | undefined {
  const field = screen.getByLabelText(label);
  if (field.getAttribute('aria-invalid') !== 'true') return undefined;
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}

const patches = (asked: readonly PageRequest[]) =>
  asked.flatMap((request) => (request.type === 'update-settings' ? [request.patch] : []));

async function show(stored: Partial<Settings> = {}, microphone = fakeMicrophone('granted')) {
  const worker = fakeAsk(stored);
  const { container } = render(<Options ask={worker.ask} microphone={microphone} saveFile={() => {}} />);
  await screen.findByRole('button', { name: 'Save' });
  return { worker, container, microphone };
}
