/** The playbook every install starts with: an AI phone receptionist, sold to small service businesses. */
import type { Playbook } from '../coaching/playbook';
import { close } from './default/close';
import { objections } from './default/objections';
import { openingAndDiscovery } from './default/opening-and-discovery';
import { pitchAndObjection } from './default/pitch-and-objection';
import { leaveWell, stages, wrapUp } from './default/stages';
import { toolkit } from './default/toolkit';

export const defaultPlaybook: Playbook = {
  id: 'default',
  version: 1,
  title: 'AI receptionist for service businesses',
  productContext: [
    'Bellhand is an AI phone receptionist for small service businesses: plumbers, roofers, dentists, salons, vets.',
    'It answers every call on the first ring, day and night, in a natural voice; answers common questions; books appointments into their',
    'calendar; texts the owner a summary of each call; and puts urgent calls, and anyone who asks for a person, straight through.',
    'They keep their number: calls are forwarded, always or only when nobody picks up. Set-up takes fifteen minutes, done together on a call.',
    'Price: 149 dollars a month, no contract, cancel any day; the first two weeks are free.',
    'Good fit: five or more calls a day, some of them missed. Poor fit: nobody calls them, or a staffed front desk around the clock.',
    'Usual next step: a two-week trial on the after-hours line, or a ten-minute demonstration on their own number.',
  ].join('\n'),
  stages,
  wrapUp,
  leaveWell,
  objectives: [...openingAndDiscovery, ...pitchAndObjection, ...close],
  objections,
  toolkit,
  keyterms: ['Bellhand', 'AI receptionist', 'answering service', 'voicemail', 'after hours', 'call forwarding'],
};
