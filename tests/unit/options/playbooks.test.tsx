import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Playbook } from '../../../src/coaching/playbook';
import { Playbooks } from '../../../src/options/Playbooks';
import { shippedFile } from '../../../src/playbooks/shipped';
import type { PageRequest, PlaybooksReply } from '../../../src/protocol/messages';
import type { SaveFile } from '../../../src/ui/save-file';
import { findAccessibilityFaults } from '../../support/axe';
import { fails, fakeAsk, gives } from '../../support/fake-ask';
import { said } from '../../support/said';

afterEach(cleanup);

const LIBRARY: PlaybooksReply = {
  chosen: 'default',
  playbooks: [
    { id: 'default', title: 'AI receptionist', description: 'Cold calls.', version: 1, shipped: true },
    { id: 'mine', title: 'Roof repair', description: '', version: 3, shipped: false },
  ],
  unreadable: [],
};

describe('the playbooks', () => {
  it('should be listed with what each is for, whose it is, and which is chosen', async () => {
    const { container } = await show();
    expect(radio(/AI receptionist/).checked).toBe(true);
    expect(radio(/Roof repair/).checked).toBe(false);
    expect(screen.getByText('Cold calls. Built in.')).toBeTruthy();
    expect(screen.getByText('Yours, version 3.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Edit AI receptionist' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Delete AI receptionist' })).toBeNull();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say that they could not be read', async () => {
    const worker = fakeAsk({}, { 'get-playbooks': fails('Chrome’s storage didn’t answer.') });
    render(<Playbooks ask={worker.ask} saveFile={vi.fn<SaveFile>()} />);
    expect(await screen.findByText('Chrome’s storage didn’t answer.')).toBeTruthy();
    expect(screen.queryByText('Loading…')).toBeNull();
  });

  it('should have one chosen for the next call, by keyboard too', async () => {
    const { worker } = await show();
    radio(/Roof repair/).focus();
    worker.answer({ 'get-playbooks': gives({ ...LIBRARY, chosen: 'mine' }) });
    await userEvent.keyboard(' ');
    await waitFor(() => expect(radio(/Roof repair/).checked).toBe(true));
    expect(worker.asked).toContainEqual({
      to: 'background',
      type: 'update-settings',
      patch: { playbookId: 'mine' },
    });
  });

  it('should export one as a file', async () => {
    const { saveFile } = await show();
    await userEvent.click(button('Export Roof repair'));
    await waitFor(() => expect(saveFile).toHaveBeenCalledWith('mine.playbook.json', textOf(mine())));
  });

  it('should delete one of the rep’s own once that was confirmed', async () => {
    const { worker } = await show();
    worker.answer({ 'delete-playbook': gives({ ...LIBRARY, playbooks: LIBRARY.playbooks.slice(0, 1) }) });
    await userEvent.click(button('Delete Roof repair'));
    expect(worker.asked.some(({ type }) => type === 'delete-playbook')).toBe(false);
    await userEvent.click(button('Delete'));
    await waitFor(() => expect(screen.queryByText('Roof repair')).toBeNull());
  });

  it('should name one that can’t be read, and offer to delete it', async () => {
    const { worker } = await show({ unreadable: [{ id: 'old', problem: said('version: this is missing') }] });
    expect(screen.getByText(/“old” can’t be read and is left out: version: this is missing/)).toBeTruthy();
    worker.answer({ 'delete-playbook': gives(LIBRARY) });
    await userEvent.click(button('Delete old'));
    await userEvent.click(button('Delete'));
    await waitFor(() => expect(screen.queryByText(/“old”/)).toBeNull());
  });
});

describe('a playbook that is edited', () => {
  it('should have its words changed and be stored in its own place', async () => {
    const { worker, container } = await show();
    await userEvent.click(button('Edit Roof repair'));
    const editor = await screen.findByRole('region', { name: 'Edit playbook' });
    expect(document.activeElement?.textContent).toBe('Edit playbook');
    const title = within(editor).getByLabelText('Title') as HTMLInputElement;
    fireEvent.input(title, { target: { value: 'Roofs and gutters' } });
    await userEvent.click(within(editor).getByText('Build rapport'));
    const questions = (await within(editor).findByLabelText('Questions')) as HTMLTextAreaElement;
    fireEvent.change(questions, { target: { value: ' How are you? \n\nBusy week?' } });
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(button('Save playbook'));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Edit playbook' })).toBeNull());
    const saved = savedBy(worker.asked);
    expect(saved.replace).toBe(true);
    expect(saved.file).toMatchObject({ id: 'mine', title: 'Roofs and gutters' });
    expect(saved.file.objectives[0]?.questions).toEqual(['How are you?', 'Busy week?']);
    expect(saved.file.objectives.slice(1)).toEqual(mine().objectives.slice(1));
    expect(screen.getByText(/^Saved\./)).toBeTruthy();
  });

  it('should not be stored while a place is to mend, and say which', async () => {
    await show();
    await userEvent.click(button('Edit Roof repair'));
    const editor = await screen.findByRole('region', { name: 'Edit playbook' });
    fireEvent.input(within(editor).getByLabelText('Title') as HTMLInputElement, { target: { value: '' } });
    expect(await within(editor).findByText('title: is empty')).toBeTruthy();
    expect(button('Save playbook').disabled).toBe(true);
  });

  it('should be edited as its whole text, each fault named by line and place', async () => {
    const { container } = await show();
    await userEvent.click(button('Edit Roof repair'));
    await userEvent.click(await screen.findByLabelText('Whole text (JSON)'));
    const area = screen.getByLabelText('Playbook as JSON') as HTMLTextAreaElement;
    const lines = textOf(mine()).split('\n');
    const at = lines.findIndex((line) => line.includes('"id": "rapport"'));
    fireEvent.input(area, { target: { value: lines.toSpliced(at, 1, '      "id": "Rapport!",').join('\n') } });
    const place = 'objectives[0] (Rapport!): id: small letters, digits and _ only, as in identify_pain';
    expect(await screen.findByText(place)).toBeTruthy();
    expect(button('Save playbook').disabled).toBe(true);
    expect((screen.getByLabelText('Words') as HTMLInputElement).disabled).toBe(true);
    expect(await findAccessibilityFaults(container)).toEqual([]);

    await userEvent.click(button(`Line ${String(at + 1)}`));
    expect(document.activeElement).toBe(area);
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('      "id": "Rapport!",');
  });

  it('should say at which line a text stops being JSON', async () => {
    await show();
    await userEvent.click(button('Edit Roof repair'));
    await userEvent.click(await screen.findByLabelText('Whole text (JSON)'));
    fireEvent.input(screen.getByLabelText('Playbook as JSON'), { target: { value: '{\n  "id" "x"\n}' } });
    expect(await screen.findByText(/^isn’t JSON: /)).toBeTruthy();
    expect(button('Line 2')).toBeTruthy();
  });

  it('should stay open with what was typed when it could not be stored', async () => {
    const { worker } = await show();
    worker.answer({ 'save-playbook': fails('Chrome’s storage didn’t take it.') });
    await userEvent.click(button('Edit Roof repair'));
    const editor = await screen.findByRole('region', { name: 'Edit playbook' });
    fireEvent.input(within(editor).getByLabelText('Title') as HTMLInputElement, { target: { value: 'Typed' } });
    await userEvent.click(button('Save playbook'));
    expect(await screen.findByText('Chrome’s storage didn’t take it.')).toBeTruthy();
    expect((within(editor).getByLabelText('Title') as HTMLInputElement).value).toBe('Typed');
  });

  it.each([
    ['Copy', () => userEvent.click(button('Copy AI receptionist'))],
    ['Edit', () => userEvent.click(button('Edit Roof repair'))],
    ['a file with faults', () => importFile('{"id": "x"}')],
  ])('should keep what isn’t saved, and ask, at %s', async (_, press) => {
    const { container } = await show();
    const title = () => screen.getByLabelText('Title') as HTMLInputElement;
    await userEvent.click(button('Edit Roof repair'));
    await screen.findByRole('region', { name: 'Edit playbook' });
    fireEvent.input(title(), { target: { value: 'Typed' } });
    await press();
    expect(await screen.findByText(/has changes that aren’t saved/)).toBeTruthy();
    expect(document.activeElement).toBe(button('Keep editing'));
    expect(title().value).toBe('Typed');
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(button('Keep editing'));
    expect(screen.queryByText(/has changes that aren’t saved/)).toBeNull();
    expect(title().value).toBe('Typed');

    await press();
    await userEvent.click(await screen.findByRole('button', { name: 'Throw them away' }));
    expect(screen.queryByDisplayValue('Typed')).toBeNull();
    expect(document.activeElement?.textContent).toMatch(/^(?:New|Edit) playbook$/);
  });

  it('should give way unasked where nothing was changed, or was changed back', async () => {
    await show();
    await userEvent.click(button('Edit Roof repair'));
    const editor = await screen.findByRole('region', { name: 'Edit playbook' });
    const title = within(editor).getByLabelText('Title');
    fireEvent.input(title, { target: { value: 'Typed' } });
    fireEvent.input(title, { target: { value: 'Roof repair' } });
    await userEvent.click(button('Copy Roof repair'));
    expect(await screen.findByRole('region', { name: 'New playbook' })).toBeTruthy();
  });

  it('should be a copy of a built-in one under an id of its own', async () => {
    const { worker } = await show();
    worker.answer({ 'get-playbook': gives({ text: textOf({ ...shippedFile('default') }) }) });
    await userEvent.click(button('Copy AI receptionist'));
    await screen.findByRole('region', { name: 'New playbook' });
    await userEvent.click(button('Save playbook'));
    await waitFor(() => expect(worker.asked.at(-1)).toMatchObject({ type: 'save-playbook', replace: false }));
    expect(savedBy(worker.asked).file).toMatchObject({
      id: 'default-copy',
      version: 1,
      title: 'AI receptionist for service businesses (copy)',
    });
  });
});

describe('a playbook that is imported', () => {
  it('should be stored where nothing stands in its way', async () => {
    const { worker } = await show();
    await importFile(textOf({ ...mine(), id: 'new' }));
    await waitFor(() => expect(savedBy(worker.asked)).toMatchObject({ replace: false, file: { id: 'new' } }));
    expect(await screen.findByText(/^Saved\./)).toBeTruthy();
  });

  it('should ask before it takes another’s place', async () => {
    const { worker, container } = await show();
    await importFile(textOf(mine()));
    expect(await screen.findByText('There is a playbook “mine” already.')).toBeTruthy();
    expect(worker.asked.some(({ type }) => type === 'save-playbook')).toBe(false);
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(button('Replace it'));
    await waitFor(() => expect(savedBy(worker.asked)).toMatchObject({ replace: true, file: { id: 'mine' } }));
  });

  it('should come in as a copy beside the other', async () => {
    const { worker } = await show();
    await importFile(textOf({ ...mine(), id: 'default' }));
    expect(await screen.findByText(/already, and it is built in\.$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Replace it' })).toBeNull();
    await userEvent.click(button('Import as a copy'));
    await waitFor(() => expect(savedBy(worker.asked)).toMatchObject({ replace: false, file: { id: 'default-copy' } }));
  });

  it('should be opened to be mended where it has faults, with nothing of it lost', async () => {
    const { worker } = await show();
    const text = textOf({ ...mine(), id: 'new' }).replace('"metBy": "rep"', '"metBy": "boss"');
    await importFile(text);
    expect(await screen.findByText(/isn’t saved yet: a place below to mend\./)).toBeTruthy();
    expect((screen.getByLabelText('Playbook as JSON') as HTMLTextAreaElement).value).toBe(text);
    expect(screen.getByText('objectives[0] (rapport): metBy: must be one of rep, customer, either')).toBeTruthy();
    expect(worker.asked.some(({ type }) => type === 'save-playbook')).toBe(false);
  });

  it('should be no playbook at all, and say so', async () => {
    await show();
    await importFile('Dear diary');
    expect(await screen.findByText(/^isn’t JSON: /)).toBeTruthy();
  });
});

// Helpers

const mine = (): Playbook => {
  const { $schema: _, ...file } = shippedFile('default');
  return { ...file, id: 'mine', title: 'Roof repair' };
};
const textOf = (file: Playbook): string => `${JSON.stringify(file, undefined, 2)}\n`;

async function show(library: Partial<PlaybooksReply> = {}) {
  const worker = fakeAsk(
    {},
    {
      'get-playbooks': gives({ ...LIBRARY, ...library }),
      'get-playbook': gives({ text: textOf(mine()) }),
      'save-playbook': gives(LIBRARY),
    },
  );
  const saveFile = vi.fn<SaveFile>();
  const { container } = render(<Playbooks ask={worker.ask} saveFile={saveFile} />);
  await screen.findByText('Roof repair');
  return { worker, saveFile, container };
}

const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;
const radio = (name: RegExp) => screen.getByRole('radio', { name }) as HTMLInputElement;

async function importFile(text: string): Promise<void> {
  await userEvent.upload(
    screen.getByLabelText('Import a playbook file'),
    new File([text], 'team.json', { type: 'application/json' }),
  );
}

function savedBy(asked: readonly PageRequest[]): { readonly replace: boolean; readonly file: Playbook } {
  const request = asked.findLast((each) => each.type === 'save-playbook');
  if (request?.type !== 'save-playbook') throw new Error('nothing was saved');
  return { replace: request.replace, file: JSON.parse(request.text) as Playbook };
}
