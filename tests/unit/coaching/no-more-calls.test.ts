import { describe, expect, it } from 'vitest';
import { refusesCalls } from '../../../src/coaching/no-more-calls';

/** As a speech service without punctuation hears it. */
const bare = (text: string): string => text.replace(/[.,?!']/g, '').toLowerCase();

describe('refusesCalls', () => {
  it.each([
    "Please take me off your list and don't call again.",
    'Take me off your list.',
    "No, that's alright, please just take me off your list.",
    'I wish you people would take us off the list.',
    "Can you take me off whatever list this is, I've had four of you today.",
    'Take my number off your system.',
    'cause i told that guy take me off the list',
    'Remove my number.',
    'Could you delete our details please?',
    'I want you to remove us from your database.',
    'Stop calling me!',
    'Please stop calling.',
    'This is ridiculous, stop calling.',
    "I'm at work, stop calling me.",
    'you need to stop calling',
    'When are you going to stop ringing us?',
    "If you don't stop calling me I'll report you.",
    'I told you people to stop calling us.',
    "I've asked you three times to stop calling here.",
    "Don't call here again.",
    "Don't ring here again.",
    "Please don't ring this number again.",
    "We're not interested and don't call me again.",
    "Don't call me again, this is my last warning.",
    "Don't call us back, we're not interested.",
    "Don't you ever call this house again.",
    'Never call me again.',
    'Never call this number again.',
    'Put me on your do not call list.',
    "We're on the do not call register.",
    'Just leave me alone.',
    'Look, just leave me alone.',
    "Why won't you leave us alone?",
    'lose my number',
    'Do me a favour and lose my number.',
    "I don't want any more calls from you.",
    "We don't want you ringing us.",
    "I don't want to be called again.",
    "We don't want to hear from you again.",
    'I told your colleague not to call here.',
    "I'd appreciate it if you'd stop calling.",
    "Don't you dare call me again.",
    'I want to be taken off your list.',
    'No more calls, please.',
    'Our tenants are all fine. Stop calling us.',
  ])('should hear it in %s', (text) => {
    expect(refusesCalls(text)).toBe(true);
  });

  it.each([
    "Half the buyers don't call us back.",
    "Tenants don't call us back.",
    "Tenants don't call us again.",
    "A lot of homeowners don't call back.",
    'People lose our number and ring somebody else.',
    'Those spam callers never leave us alone.',
    "They'd stop calling us.",
    'They hang up and never call us again.',
    'People just stop calling when nobody picks up.',
    'Customers who get the machine stop calling us.',
    "We ring them twice and they don't call us again.",
    'One in three never call us again.',
    "They leave a message and don't call back.",
    "Most of them don't call again.",
    'We get busy and we never call again.',
    'My guests say please stop calling us at breakfast.',
    'Why did you stop calling us?',
    'They leave us alone so long as we hit the numbers.',
    'The office staff leave the phone alone at lunch.',
    "Don't call me before nine.",
    "Don't call me again until Monday.",
    "Don't call me, text me.",
    "Don't call me sir, I'm Jan.",
    "Don't bother me at all.",
    "If you don't call me back I'll take it that it's off.",
    "Why don't you call me again next week?",
    'Can you call me back on Thursday?',
    "We can't lose our number.",
    'Would we lose our number if we moved?',
    'Do you lose our number in the move?',
    'Lose our number and half the town is stuck.',
    'Will the app delete our details after a year?',
    'Customers delete our number once the job is done.',
    'The portal will take us off the list if we are slow.',
    'Take us off the gold plan and put us on the basic.',
    'Take us off the waiting list.',
    'Can you take me off speaker?',
    'When it rings out the council take us off the list.',
    "Robocallers won't leave us alone.",
    "I can't get them to stop calling us.",
    'So the tenants get three quotes and never call us again.',
    'Our old provider never called us again.',
    'Let me tell you people stop calling us by Friday.',
    "Don't ring the doorbell.",
    'We take it off the roof first.',
    'We check every lead against the do not call list.',
    "People don't want any more sales calls.",
  ])('should hear none in %s', (text) => {
    expect(refusesCalls(text)).toBe(false);
    expect(refusesCalls(bare(text))).toBe(false);
  });

  it.each([
    'not interested take me off your list',
    'we are busy just leave us alone',
    'okay thanks dont call here again',
  ])('should need no punctuation: %s', (text) => {
    expect(refusesCalls(text)).toBe(true);
  });

  it('should take no longer over a wall of text', () => {
    const wall = 'you please never stop calling and do not call us we lose our number '.repeat(2_000);
    const started = performance.now();
    refusesCalls(wall);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
