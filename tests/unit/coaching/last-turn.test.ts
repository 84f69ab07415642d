import { describe, expect, it } from 'vitest';
import { customerTurn } from '../../../src/coaching/last-turn';
import { utterances, type Line } from './call-builder';

const BEFORE: readonly Line[] = ['rep: Hello there.', 'customer: Hello.', 'rep: It is forty a month, as I said.'];
const turnAfter = (...lines: readonly Line[]) => customerTurn(utterances(...BEFORE, ...lines));

describe('customerTurn', () => {
  it('should wait for who asked for a moment, until they or somebody else is back', () => {
    expect(turnAfter('customer: One second.')?.does).toBe('wait');
    expect(turnAfter('customer: One second.', 'customer: hello')?.does).toBe('say');
  });

  it.each([
    ['Does it do the access? We have a turnstile.', 'can'],
    ['and do i have to be home', 'can'],
    ['okay what is your hourly rate', 'price'],
    ['how much is it a month', 'price'],
    ['is there a contract', 'exit'],
    ['how do i know it is safe', 'proof'],
    ['when could you come', 'when'],
    ['what do you mean by that', 'meaning'],
    ['three your time or mine', 'other'],
    ['did she', 'echo'],
    ['and is the card machine included', 'terms'],
    ['i just wanna know how much is the alaska one in june you had it on the window', 'price'],
    ["Nineteen year. So go on, what's the damage.", 'price'],
    ['hmm what would i charge it off weve only the single phase in the shed', 'other'],
    ["So the rate's lower but the house is the same?", 'other'],
    ['six eighty all in', 'terms'],
    ['each', 'terms'],
    ['Can you?', 'can'],
    ['two grand well now when can ye drop it out', 'when'],
    ['in english', 'meaning'],
    ['it is yes whos this', 'who'],
    ['i was on the other line what is this about', 'who'],
    ['What would you give me for the old one?', 'other'],
    ['Do they? It just says bicycles are in it up to a thousand', 'echo'],
  ])('should hear the question in %s', (said, about) => {
    expect(turnAfter(`customer: ${said}`)).toMatchObject({ does: 'ask', about });
  });

  it.each([
    'yeah okay do that',
    'you are right',
    'what we do is all by hand',
    'when my wife is back we will see to it',
    'yeah tammy does it sunday nights on the quickbooks',
    'oh well that is that then I guess',
    'I have two of them, the small ones',
    'its free to do it on the website my sister did it',
    'well that is all right',
    'ok if letter is there then i will tell sir',
  ])('should hear no question in %s', (said) => {
    expect(turnAfter(`customer: ${said}`)?.does).not.toBe('ask');
  });

  it.each([
    ['you are breaking up', 'not-hear'],
    ['Sorry, are you still there?', 'not-hear'],
    ['Hello, can you hear me? We did the drains last winter.', 'say'],
    ['hang on one second', 'wait'],
    ['i told the lady at the counter no already', 'decline'],
    ['i told her no problem at all', 'say'],
    ["I'm between jobs, you've got two minutes", 'invite'],
    ['nobody told me that no', 'like'],
    ['hm when you put it that way', 'like'],
    ["Oh. That's different.", 'like'],
    ["that's different from what the other one said", 'say'],
    ['ok i can give you a couple of minutes', 'invite'],
    ['i have only got two minutes', 'pressed'],
    ['well if you have two minutes then come over', 'say'],
    ['there is no Mr Siddall here, wrong number', 'wrong-person'],
    ['my husband died in the spring', 'feel'],
    ['it is a joke, it has doubled', 'upset'],
    ['no, we have already signed with them', 'lost'],
    ['I would not be able to tell you that', 'deflect'],
    ['I am not telling you that', 'guard'],
    ['phew, I only pay eighty', 'balk'],
    ['I am not sure about it', 'doubt'],
    ['Thursday at half past six', 'fix-time'],
    ['Thursday maybe, give us a shout that morning', 'doubt'],
    ['yes ring me after the ninth but not on a sunday', 'fix-time'],
    ['ring on friday i will have spoken to him by then', 'fix-time'],
    ['no where all right with our lad thanks', 'decline'],
    ["No, we're grand as we are, thanks.", 'decline'],
    ['where not looking just now', 'say'],
    ['bookings come on the hostel dot com and one wrote that the bed stank', 'say'],
    ['orla at greenyard dot ie', 'give-contact'],
    ['and if it snaps who will pay for the new one', 'ask'],
    ['yes maybe but i have to feel it can you send one', 'ask'],
    ['two three zero five eight zero', 'give-contact'],
    ['yes please', 'agree'],
    ['that is actually rather good', 'like'],
    ['we have three vans and a lorry', 'say'],
    ['I want to cancel it please', 'cancel'],
    ['see right now i am driving', 'pressed'],
    ["That's a no, then, Kyle", 'decline'],
    ["she's off, you'll want the practice manager", 'wrong-person'],
    ['i guess there is no harm in that', 'say'],
    ['whether its better just to own them she is big on owning', 'say'],
    ['june thats no good leases are up feb', 'doubt'],
    ['i work sundays', 'say'],
    ['hold on its eighty two centimetres', 'say'],
    ['Two weddings and a funeral, literally', 'say'],
    ['it has gone to the market', 'say'],
  ])('should take %s as %s', (said, does) => {
    expect(turnAfter(`customer: ${said}`)?.does).toBe(does);
  });

  it('should put a turn together that the speech service broke up', () => {
    expect(turnAfter('customer: how much is it', 'customer: mhm', 'customer: with the vat')).toMatchObject({
      does: 'ask',
    });
  });

  it.each(['oh right', 'oh okay', 'right so', 'okay then', 'ah, I see'])('should hear nothing in %s', (said) => {
    expect(turnAfter(`customer: ${said}`)).toBeUndefined();
  });

  it('should quote the day that was fixed, not what was said besides', () => {
    expect(turnAfter('customer: Friday at ten is good. And write to me what I must tell him by then')).toMatchObject({
      does: 'fix-time',
      quote: 'Friday at ten is good',
    });
  });

  it('should say nothing while the rep has the word', () => {
    expect(turnAfter('customer: how much is it', 'rep: It is forty.')).toBeUndefined();
    expect(customerTurn([])).toBeUndefined();
  });

  it.each([
    'ah hello hello you are getting lost',
    'hello hello',
    'hello are you there madam',
    'ah you are breaking sir',
    'your voice is very low',
    'the line is breaking',
    'i am losing you',
    'i can hardly hear you love',
    'sorry can you repeat that please',
    'come again please',
    'you are going in and out',
    'eh i did not get you',
    'yes what did you say there',
    'wait i will see hello are you there',
  ])('should hear that the line is bad in %s', (said) => {
    expect(turnAfter('rep: It is the blue one.', `customer: ${said}`)?.does).toBe('not-hear');
  });

  it('should take a hello for a greeting while nobody has said more', () => {
    expect(customerTurn(utterances('customer: yeah hello hello'))?.does).not.toBe('not-hear');
  });

  it.each([
    'you are going to send it to me',
    'the signal is bad in the barn',
    'hello hello Agnes speaking',
    'we lost two of them in the storm',
    'i did not get the letter',
    'i can not say that again to him',
  ])('should hear no bad line in %s', (said) => {
    expect(turnAfter('rep: It is the blue one.', `customer: ${said}`)?.does).not.toBe('not-hear');
  });

  it.each([
    'i couldnae tell you hen',
    'oh i could not tell you to be honest',
    'search me',
    'god knows',
    'no idea mate',
    'i have not a clue',
    'your guess is as good as mine',
    'i do not know exactly',
    'never counted them',
    'who knows',
    'hard to say off hand',
  ])('should hear in %s that they do not know the number asked for', (said) => {
    expect(turnAfter('rep: And how many would that be in a week?', `customer: ${said}`)?.does).toBe('not-know');
  });

  it.each([
    ['rep: And who looks after that?', 'no idea mate'],
    ['rep: How does that sound to you?', 'i do not know'],
    ['rep: How many is that?', 'i could not tell you that is confidential'],
    ['rep: How many is that?', 'no idea was ever better'],
    ['rep: How much do you pay for it?', 'i do not know maybe forty'],
  ] as const)('should not ask for a guess after %s: %s', (asked, said) => {
    expect(turnAfter(asked, `customer: ${said}`)?.does).not.toBe('not-know');
  });

  it.each([
    'do you know what i would because the knives are killing us',
    'you know what we will',
    'i would yeah',
    'do you know what go on then sure',
  ])('should hear a yes to what was proposed in %s', (said) => {
    expect(['agree', 'invite']).toContain(
      turnAfter('rep: Would you be open to trying one for a month?', `customer: ${said}`)?.does,
    );
  });

  it.each(['do you know what i would not', 'i would have to ask the wife', 'you know what we tried that'])(
    'should hear no yes in %s',
    (said) => {
      expect(turnAfter('rep: Would you be open to trying one for a month?', `customer: ${said}`)?.does).not.toBe(
        'agree',
      );
    },
  );
});
