import { describe, expect, it } from 'vitest';
import { speaksOfTrade } from '../../../src/coaching/playbook-fit';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { shippedPlaybook } from '../../../src/playbooks/shipped';
import { utterances } from './call-builder';

const ROOFING = utterances('rep: I am calling about your roof.', 'customer: I got your voicemail.');
const OF_CALLS = utterances('rep: Where do calls go after hours?', 'customer: They go to voicemail.');

describe('speaksOfTrade', () => {
  it('should take more than one word that any trade uses', () => {
    expect(speaksOfTrade({ heard: ROOFING, playbook: defaultPlaybook })).toBe(false);
    expect(speaksOfTrade({ heard: OF_CALLS, playbook: defaultPlaybook })).toBe(true);
  });

  it('should believe what the rep wrote of the product, either way', () => {
    const about = (product: string, heard = OF_CALLS) => speaksOfTrade({ heard, playbook: defaultPlaybook, product });
    expect(about('An answering service for dentists.', ROOFING)).toBe(true);
    expect(about('Roofs, and everything on them.')).toBe(false);
    expect(about('')).toBe(true);
  });

  it('should let a playbook that was chosen speak', () => {
    expect(speaksOfTrade({ heard: ROOFING, playbook: shippedPlaybook('renewal'), product: 'Roofs' })).toBe(true);
  });
});
