import { describe, expect, it } from 'vitest';
import { customerTurn } from '../../../src/coaching/last-turn';
import { utterances, type Line } from './call-builder';

const BEFORE: readonly Line[] = ['rep: Hello there.', 'customer: Hello.', 'rep: It is forty a month, as I said.'];
const turnAfter = (...lines: readonly Line[]) => customerTurn(utterances(...BEFORE, ...lines));

describe('questionIn', () => {
  it.each([
    'ok do weekends cost extra',
    'yes and do your lads take the old one away',
    'so is delivery on top of that',
    'right is parking included in the two hundred',
    'now can she move the date after',
    'oh does squirrel damage count',
    'and can terrence sit in on it',
    'can you actually bill them for it',
    'they have one query do you take cards because nobody carries cash',
    'no worries can you see the drawing or only me',
    'when it freezes does the tap burst or what',
    'and it will go through a narrow door wont it',
    'so is it from the till or is it its own thing',
    'and will my mother need to sign as well',
    'did the last people not tell you',
    'is fatima still with you',
    'are the blades sharpened when they come',
    'could somebody ring me in the morning about it',
    'do you know what it costs to fill one of them',
  ])('should hear what is asked of somebody or something in %s', (said) => {
    expect(turnAfter(`customer: ${said}`)?.does).toBe('ask');
  });

  it.each([
    'now is still paper mostly and the whatsapp group',
    'is just me and my brother in the shop',
    'can after prayers on friday no problem',
    'my daughter does the bookings and i do the cutting',
    'the accountant does the wages every second friday',
    'do and tell your man the gate is open',
    'do yeah the side door is never locked',
    'do send it on to the office',
    'ah i will do that thanks very much',
    'do you know what we will leave it so',
    'do you know what i think the old one will see me out',
    'in the flats is never quiet because of the road',
    'was always like that with the last crowd',
    'does be busy in here of a saturday',
  ])('should hear no question in %s, where nobody is asked after', (said) => {
    expect(turnAfter(`customer: ${said}`)?.does).not.toBe('ask');
  });

  it.each([
    'the shop is on two floors and the stock is upstairs so the running for every single pair is killing my poor girls',
    'my brother in law put in the boiler the winter before last and the mess in the hall is still there to be seen',
    'we tried a lad from the village for the grass and he came for the month of may and then could never be found again',
    'she had the two small ones at home and the shop to mind and the help she had was her mother on a friday',
    'they came out on the monday and again on the thursday and the thing that they told us was never put on paper',
    'the driver goes first to the depot and then to the three villages and half of the fish is going bad on us',
  ])('should not take the tail of a long line for the beginning of one: %s', (said) => {
    expect(turnAfter(`customer: ${said}`)?.does).not.toBe('ask');
  });

  it.each([
    ['ok that is grand when can your man come', 'when can your man come'],
    ['two weeks free then what do i have to do', 'what do i have to do'],
  ])('should hear and quote the question that %s comes to', (said, quote) => {
    expect(turnAfter(`customer: ${said}`)).toMatchObject({ does: 'ask', quote: `${quote}?` });
  });

  it('should hear the question that a long line ends with', () => {
    const said =
      'we have the two shops and a stall at the market and my wife is doing all of the orders by hand on paper what would that come to';
    expect(turnAfter(`customer: ${said}`)?.does).toBe('ask');
  });

  it.each([
    ['aye and is there a charge for that', 'can'],
    ['hello yes who am i speaking to please', 'who'],
    ['yes sir what is the price ah', 'price'],
    ['the money comes into our account when', 'when'],
    ['and your office is located where', 'other'],
    ['so the boy will come to fix it how', 'other'],
    ['one bag is going for how much please', 'price'],
    ['it works with android or not', 'can'],
    ['this one can cover the goats or not because they are outside', 'can'],
    ['payment is by transfer or how', 'other'],
    ['the fee is per child or how lah', 'price'],
    ['what are they asking for it', 'price'],
    ['what were you looking to get for it', 'price'],
    ['what do you want for the blue one', 'price'],
    ['and if the tenant leaves', 'what-if'],
    ['but if my son breaks the screen', 'what-if'],
    ['ok and if the van does not start', 'what-if'],
    ['so what if it rains on the day', 'what-if'],
    ['fire cover all that', 'other'],
  ])('should hear the question in %s, though nothing marks it', (said, about) => {
    expect(turnAfter(`customer: ${said}`)).toMatchObject({ does: 'ask', about });
  });

  it.each([
    'i do not know where',
    'that is how',
    'no idea who',
    'i will tell you when',
    'i could not say how much',
    'believe it or not we have nine of them',
    'i am not sure if it works or not',
    'whether they come or not is the same to me',
    'and if you want you can ring me',
    'but if it works i would take it',
    'and if i am honest',
    'if you like',
    'but if you say so',
    'we have all that',
    'like it or not',
    'yeah if they book',
    'my mother makes it do not ask me how',
    'isnt it my nephew painted it',
    'oh do evenings only and ring the bell',
    'it is the small one who keeps us up',
    'and when the oven is on the lights have to be off',
    'if i do it i do it right',
    'if you could do it by the week you would have me',
    "and if she nods we'll start on monday",
    'finally somebody who gets it',
    'oh do i would love a look at it',
    'oh do not it is freezing in here',
    'was it they were very rude',
    'good good how are you keeping yourself',
    'Fine. How are you today?',
    'so if the bank is shut it is shut',
  ])('should hear no question in %s', (said) => {
    expect(turnAfter(`customer: ${said}`)?.does).not.toBe('ask');
  });

  it('should hear a condition as an answer where the rep has asked', () => {
    expect(turnAfter('rep: Would you take it then?', 'customer: and if the price is right')?.does).not.toBe('ask');
  });

  it.each([
    ['what about when the power is off because we lose it twice a week', 'what-if'],
    ['and when there is nobody in the office', 'what-if'],
    ['what happens when the child is sick', 'what-if'],
    ['and what happens if he moves to another school', 'what-if'],
    ['who minds the dog when you are away', 'other'],
    ['does it still work when it is wet', 'can'],
    ['when can he start', 'when'],
    ['so tell me when would it be here', 'when'],
    ['right and when is the next one', 'when'],
    ['how long does it take', 'when'],
    ['and if i order tonight can i have two of them', 'other'],
    ['No, what is that?', 'other'],
  ])('should tell a question for a day from one for what happens: %s', (said, about) => {
    expect(turnAfter(`customer: ${said}`)).toMatchObject({ does: 'ask', about });
  });

  it('should quote what was asked, without the reason given for it', () => {
    expect(turnAfter('customer: and does it cover hail cause we had three storms last year')).toMatchObject({
      quote: 'does it cover hail?',
    });
  });
});
