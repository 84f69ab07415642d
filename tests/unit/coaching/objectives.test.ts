import { describe, expect, it } from 'vitest';
import type { MetObjective } from '../../../src/coaching/moment';
import { isRepAct, listObjectives, trackObjectives } from '../../../src/coaching/objectives';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { foldCall, utterances, type Line } from './call-builder';

const newlyMet = (...lines: readonly Line[]): readonly string[] =>
  (foldCall(utterances(...lines)).at(-1)?.newlyMet ?? []).map(({ id }) => id);

const met = (...ids: readonly string[]): MetObjective[] =>
  ids.map((id) => ({ id, utteranceId: utterances('rep: x')[0]!.id }));

describe('trackObjectives', () => {
  it.each<[string, string, readonly Line[], boolean]>([
    ['rapport', 'the rep asks how they are', ['rep: Hi Jo, how are you today?'], true],
    ['rapport', 'the customer asks it', ['customer: how are you'], false],
    ['establish_reason', 'the rep says why', ['rep: The reason for my call is your roof.'], true],
    ['qualify_volume', 'an unasked number', ['customer: we get about thirty calls a day'], true],
    ['qualify_volume', 'the rep says a number', ['rep: most shops get thirty calls a day'], false],
    ['qualify_volume', 'an answer', ['rep: How many would you say?', 'customer: oh, fifteen'], true],
    [
      'qualify_volume',
      'an answer after a back-channel',
      ['rep: How many a day?', 'customer: hmm', 'customer: around fifteen of them'],
      true,
    ],
    ['qualify_volume', 'no answer', ['rep: How many would you say?', 'customer: not sure'], false],
    ['identify_pain', 'a problem told', ["customer: We're losing jobs because nobody picks up."], true],
    ['identify_pain', 'a problem denied', ['customer: no, that is no problem for us'], false],
    ['identify_pain', 'admitted when asked', ['rep: Do you miss calls?', 'customer: yeah'], true],
    ['identify_pain', 'denied when asked', ['rep: Do you miss calls?', 'customer: no'], false],
    [
      'identify_pain',
      'denied at length',
      ['rep: Do you miss calls?', 'customer: no, we get them all, honestly'],
      false,
    ],
    ['current_solution', 'what they use', ['customer: we use an answering service'], true],
    ['current_solution', 'a question back', ['rep: Who answers the phone?', 'customer: why do you ask?'], false],
    ['value_prop', 'the rep presents', ['rep: What we do is answer every call, so you never miss a job.'], true],
    ['acknowledge', 'after an objection', ["customer: It's too expensive.", 'rep: I hear you.'], true],
    ['acknowledge', 'with nothing objected', ['customer: Eleven stores.', 'rep: I understand.'], false],
    ['propose_next', 'the rep proposes', ['rep: How about we try it for two weeks?'], true],
    ['get_commitment', 'a yes to a proposal', ['rep: Shall we try it for two weeks?', 'customer: yeah sure'], true],
    ['get_commitment', 'a yes to something else', ['rep: Do you have a van?', 'customer: yeah sure'], false],
    ['get_commitment', 'a no to a proposal', ['rep: Shall we try it?', "customer: no, I don't think so"], false],
    ['schedule', 'a day for it', ['rep: Shall we set up a demo?', 'customer: Thursday at ten'], true],
    [
      'schedule',
      "the rep's own question",
      ['customer: Sure.', 'rep: Can we schedule a call for Thursday at ten?'],
      false,
    ],
    ['schedule', "the rep's own offer", ['rep: How about a demo?', 'rep: I could do Thursday at ten.'], false],
    [
      'schedule',
      'a yes to a day',
      ['rep: Shall we set up a demo for Thursday at ten?', 'customer: Sure, sounds good.'],
      true,
    ],
    ['schedule', 'a no to a day', ['rep: Shall we set up a demo for Thursday?', 'customer: No, not really.'], false],
    ['schedule', 'a yes to no day', ['rep: Shall we set up a demo?', 'customer: Sure, sounds good.'], false],
    [
      'schedule',
      'another time, confirmed',
      ['rep: Shall we set up a demo?', 'customer: Sure, any morning.', 'rep: Eleven it is, I have put it in.'],
      true,
    ],
    [
      'schedule',
      'when someone is in',
      ['rep: When is the best time to catch her?', 'customer: After four tomorrow.'],
      true,
    ],
    ['current_solution', 'a leak', ["customer: We've got water coming in over the bedroom."], false],
    [
      'current_solution',
      'a story',
      ['rep: Do you have a connection with us?', 'customer: My mother was there in her last weeks.'],
      false,
    ],
    ['current_solution', 'who does it', ["customer: We've got somebody on the desk."], true],
    ['schedule', 'a day of something else', ['customer: it broke on Thursday'], false],
  ])('%s: %s', (id, _, lines, expected) => {
    expect(newlyMet(...lines).includes(id)).toBe(expected);
  });

  it('names the utterance that met it, and never meets it again', () => {
    const heard = utterances('rep: How are you?', 'rep: How are you?');
    const first = trackObjectives({ heard: heard.slice(0, 1), met: [], playbook: defaultPlaybook });
    expect(first).toEqual([{ id: 'rapport', utteranceId: 'rep-1' }]);
    expect(trackObjectives({ heard, met: first, playbook: defaultPlaybook })).toEqual([]);
  });
});

describe('listObjectives', () => {
  it("lists the stage's open ones first, then those missed earlier, by priority", () => {
    const lists = listObjectives({ met: met('rapport', 'value_prop'), stage: 'pitch', playbook: defaultPlaybook });
    expect(lists.completed).toEqual([
      { id: 'rapport', text: 'Build rapport' },
      { id: 'value_prop', text: 'Explain value proposition' },
    ]);
    expect(lists.remaining.map(({ id, priority }) => `${id} ${priority}`)).toEqual([
      'differentiate high',
      'address_budget medium',
      'qualify_volume medium',
      'identify_pain medium',
      'current_solution medium',
      'establish_reason low',
    ]);
  });

  it('counts no objection as missed where none was raised', () => {
    const { remaining } = listObjectives({ met: [], stage: 'close', playbook: defaultPlaybook });
    expect(remaining.map(({ id }) => id)).not.toContain('acknowledge');
  });

  it('leaves out an objective that the playbook no longer has', () => {
    expect(listObjectives({ met: met('gone'), stage: 'opening', playbook: defaultPlaybook }).completed).toEqual([]);
  });
});

describe('isRepAct', () => {
  it('is true of acts and false of facts', () => {
    const acts = defaultPlaybook.objectives.filter(isRepAct).map(({ id }) => id);
    expect(acts).toContain('rapport');
    expect(acts).not.toContain('identify_pain');
    expect(acts).not.toContain('schedule');
  });
});
