/** English sales calls, of any trade. The ids are the predecessor's fourteen: journals and exports name them. */
import type { CallLanguage } from '../call-language';
import { closePhrases } from './close';
import { openingAndDiscoveryPhrases } from './opening-and-discovery';
import { pitchAndObjectionPhrases } from './pitch-and-objection';
import { stagePhrases } from './stages';

export const english: CallLanguage = {
  stages: stagePhrases,
  objectives: { ...openingAndDiscoveryPhrases, ...pitchAndObjectionPhrases, ...closePhrases },
};
